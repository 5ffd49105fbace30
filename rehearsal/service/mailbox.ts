import type { MailRecord } from '../checker/records';
import { mailboxAnswer } from './api-schemas';
import { call } from './http';

/** The letters of one campaign in the test mailbox, by their own headers. */
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
  const url = `${mailboxUrl.replace(/\/$/, '')}/api/letters?since=${encodeURIComponent(since)}`;
  const { letters } = await call({ url, answer: mailboxAnswer });
  return letters
    .map(({ messageId, to, headers }) => ({
      messageId: messageId ?? '',
      letter: headers['x-cong-vu-letter'] ?? '',
      campaign: headers['x-cong-vu-campaign'] ?? '',
      to,
    }))
    .filter((mail) => mail.campaign === campaign);
}
