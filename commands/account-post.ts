import { mailersOf } from '../api/mailers';
import type { Environment } from '../config/environment';
import type { FaceAt } from '../domain/face-at';
import { runningSmtpUrl } from '../embedded/parts/mail';
import type { AccountPost } from '../use-cases/accounts/post';
import { apiUrlOf } from './find-service';
import { publicUrlOf } from './public-url';

/** By what a command writes to people about their accounts. */
export interface CommandPost {
  signIn: AccountPost;
  /** Waits for the letters that are under way. */
  close(): Promise<void>;
}

/** The relay that is set; without one the test mailbox of the service that runs on the data folder. Nothing connects before a letter. */
export function accountPost(environment: Environment): CommandPost {
  const { SIGN_IN_SMTP_URL: own, SMTP_URL: all, DATA_DIR: dataDir } = environment;
  const mailers = mailersOf({ ...environment, SIGN_IN_SMTP_URL: own ?? all ?? runningSmtpUrl(dataDir) });
  const underWay: Promise<void>[] = [];
  return {
    signIn: {
      relay: mailers.relay,
      pace: () => Promise.resolve(),
      underWay: (letter) => void underWay.push(letter),
    },
    async close() {
      await Promise.all(underWay);
      mailers.close();
    },
  };
}

/** Where officials find the service, as it says itself: while no letter leaves this machine, at the API's own address. */
export function faceOf(environment: Environment, secret: string | undefined): FaceAt | undefined {
  const { DATA_DIR: dataDir, HOST: host, PORT: port } = environment;
  const publicUrl = publicUrlOf({ settings: environment, apiUrl: apiUrlOf({ dataDir, host, port }) });
  return publicUrl === undefined || secret === undefined ? undefined : { publicUrl, secret };
}
