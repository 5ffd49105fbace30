import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createInbox } from './http';
import { openLetterBox } from './letter-box';
import { createSmtpServer } from './smtp';

/** Not configurable: what is in here was written to real people. */
const host = '127.0.0.1';

export interface Mailbox {
  smtpPort: number;
  httpPort: number;
  close(): Promise<void>;
}

/** Opens the letters, then listens: the pages first, mail last, so that a greeting means that all is ready. */
export async function openMailbox(options: {
  folder: string;
  smtpPort: number;
  httpPort: number;
}): Promise<Mailbox> {
  const box = await openLetterBox(options);
  const web = createInbox({ box }).listen(options.httpPort, host);
  await once(web, 'listening');
  const mail = createSmtpServer({ box });
  const listening = once(mail.server, 'listening');
  mail.listen(options.smtpPort, host);
  await listening;
  return {
    smtpPort: (mail.server.address() as AddressInfo).port,
    httpPort: (web.address() as AddressInfo).port,
    async close() {
      const webClosed = once(web, 'close');
      web.close();
      web.closeAllConnections();
      await Promise.all([webClosed, new Promise<void>((resolve) => mail.close(resolve))]);
    },
  };
}
