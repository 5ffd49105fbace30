import type { Difference } from './findings';
import type { LetterRecord, MailRecord } from './records';

/** Every letter that was sent is in the mailbox once, to its person's address, and nothing else is. */
export function compareMails({
  campaign,
  letters,
  mails,
  emailOf,
}: {
  campaign: string;
  letters: readonly LetterRecord[];
  mails: readonly MailRecord[];
  emailOf: ReadonlyMap<string, string>;
}): Difference[] {
  const differences: Difference[] = [];
  const copiesOf = new Map<string, MailRecord[]>();
  for (const mail of mails) {
    if (mail.campaign !== campaign) continue;
    copiesOf.set(mail.letter, [...(copiesOf.get(mail.letter) ?? []), mail]);
  }
  const letterOfId = new Map<string, string>();
  for (const { id, person, at, state, possibleDuplicates } of letters) {
    const of = { letter: id, person, at };
    const copies = copiesOf.get(id) ?? [];
    copiesOf.delete(id);
    const allowed = state === 'sent' ? 1 + possibleDuplicates : possibleDuplicates;
    if (state === 'sent' && copies.length === 0) differences.push({ kind: 'mail-missing', ...of });
    if (copies.length > allowed) {
      differences.push({ kind: 'mail-too-often', ...of, state, copies: copies.length });
    }
    const messageIds = new Set(copies.map(({ messageId }) => messageId));
    if (messageIds.size > 1) differences.push({ kind: 'mail-changing', ...of });
    for (const messageId of messageIds) {
      const other = letterOfId.get(messageId);
      if (other !== undefined) differences.push({ kind: 'mail-shared', ...of, other });
      letterOfId.set(messageId, id);
    }
    const expected = emailOf.get(person) ?? '';
    for (const { to } of copies) {
      if (to.length === 1 && to[0]?.toLowerCase() === expected.toLowerCase()) continue;
      differences.push({ kind: 'mail-misdirected', ...of, to, expected });
    }
  }
  for (const [letter, [mail]] of copiesOf) {
    differences.push({ kind: 'mail-unknown', letter, to: mail?.to ?? [] });
  }
  return differences;
}
