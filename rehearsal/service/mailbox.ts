import { z } from 'zod';
import type { MailRecord } from '../checker/records';
import { readPage } from './read-page';

const mailboxPage = z.object({
  letters: z.array(
    z.object({
      messageId: z.string().nullable(),
      to: z.array(z.string()),
      headers: z.record(z.string(), z.string()),
    }),
  ),
});

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
  const { letters } = await readPage(url, mailboxPage);
  return letters.map(({ messageId, to, headers }) => ({
    messageId: messageId ?? '',
    letter: headers['x-cong-vu-letter'] ?? '',
    campaign,
    to,
  }));
}
