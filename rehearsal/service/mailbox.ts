import type { MailRecord } from '../checker/records';
import { mailboxAnswer } from './api-schemas';
import { call } from './http';

/** The letters of one campaign in the test mailbox. */
export async function mailsOf({
  mailboxUrl,
  campaign,
  since,
}: {
  mailboxUrl: string;
  campaign: string;
  /** Real time. */
  since: string;
}): Promise<MailRecord[]> {
  // Another installation's campaign may have had the same id, before this one began.
  const query = new URLSearchParams({ campaign, since });
  const url = `${mailboxUrl.replace(/\/$/, '')}/api/letters?${query.toString()}`;
  const { letters } = await call({ url, answer: mailboxAnswer });
  return letters.map(({ messageId, to, headers }) => ({
    messageId: messageId ?? '',
    letter: headers['x-cong-vu-letter'] ?? '',
    campaign,
    to,
  }));
}
