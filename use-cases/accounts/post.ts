import type { Mailer } from '../../mail/mailer';

/** By what letters about accounts leave. */
export interface AccountPost {
  /** Absent where no mail server is set. */
  relay?: Mailer | undefined;
  /** Where letters of rehearsals go, and in a trial all of them. */
  captured?: Mailer | undefined;
  /** Resolves to one letter after the other, as many in a second as the relay is given. */
  pace: () => Promise<void>;
  /** This run of a trial: no letter leaves it. */
  trialRun?: string | undefined;
  /** Told of each letter that goes by itself, for who has to wait for it. */
  underWay?: (letter: Promise<void>) => void;
}
