import { readFileSync } from 'node:fs';
import { dkimKeyOf } from '../config/dkim-key';
import type { Environment } from '../config/environment';
import { createMailer, type Mailer } from '../mail/mailer';

/** Who sends what a person waits for or has to know: codes, and letters about accounts. */
export interface Mailers {
  relay: Mailer | undefined;
  /** Where what is of rehearsals goes. */
  captured: Mailer | undefined;
  close(): void;
}

/** Connections of their own, past whatever letters wait for the relay. */
export function mailersOf(environment: Environment): Mailers {
  const { SIGN_IN_SMTP_URL, SMTP_URL, CAPTURED_SMTP_URL, SMTP_TLS_CA: caFile } = environment;
  const url = SIGN_IN_SMTP_URL ?? SMTP_URL;
  const ca = caFile === undefined ? undefined : readFileSync(caFile, 'utf8');
  const dkim = dkimKeyOf(environment);
  const relay = url === undefined ? undefined : createMailer({ url, ca, dkim });
  const captured = CAPTURED_SMTP_URL === undefined ? undefined : createMailer({ url: CAPTURED_SMTP_URL });
  return {
    relay,
    captured,
    close() {
      relay?.close();
      captured?.close();
    },
  };
}
