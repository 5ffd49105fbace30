import type { Mailer } from '../../mail/mailer';

/** Written to by nobody: a letter that goes there fails the test. */
export const nobody: Mailer = {
  send: () => Promise.reject(new Error('this mailbox is not for this campaign')),
  verify: () => Promise.resolve(),
  close: () => undefined,
};
