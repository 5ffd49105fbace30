import type { EmailCode } from '../../domain/sign-in';
import type { Text } from '../../domain/text';
import type { Mailer } from '../../mail/mailer';
import type { Deps } from '../deps';
import type { Provider } from './provider';

/** What signing in works with, beside the rest. */
export interface SignInDeps extends Pick<Deps, 'store' | 'now' | 'logger'> {
  /** Where codes go; absent where no mail server is set. */
  relay?: Mailer | undefined;
  /** Where those of rehearsals go. */
  captured?: Mailer | undefined;
  /** Resolves to one code after the other, as many in a second as the relay is given. */
  pace: () => Promise<void>;
  codesPerClientAndHour: number;
  emailCode: EmailCode;
  /** The province's own sign-in, and what people call it; absent where it has none. */
  province?: { name: Text; provider: Provider } | undefined;
  /** This run of a trial: its administrator's link and session end with it. */
  trialRun?: string | undefined;
}
