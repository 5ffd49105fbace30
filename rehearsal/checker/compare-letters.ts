import type { CheckedClock } from './clock';
import type { Difference } from './findings';
import type { CheckedRegister } from './read-register';
import type { LetterRecord, MailRecord, Records } from './records';

/** Instants are kept in whole milliseconds; the clock's lines are not. */
const ROUNDING_MS = 5;

export const isSupplement = ({ id }: LetterRecord): boolean => id.includes('#supplement');
/** What only tells Sở Nội vụ's director that others wait; it may stand beside a letter that waits itself. */
const isOwnNote = ({ id }: LetterRecord): boolean => id.endsWith('#unreleased');

/** One letter for each person and instant, at its instant or after its release, and delivered or known to bounce. */
export function compareLetters({
  records: { campaign, letters, mails },
  register: { emailOf },
  clock,
  longestDelayMs,
}: {
  records: Pick<Records, 'campaign' | 'letters' | 'mails'>;
  register: Pick<CheckedRegister, 'emailOf'>;
  clock: CheckedClock;
  /** Real time: a letter that takes longer is not at its instant any more. */
  longestDelayMs: number;
}): { differences: Difference[]; longestDelayMs: number } {
  const differences: Difference[] = [];
  const add = (kind: Difference['kind'], letter: LetterRecord, what: string) =>
    differences.push({ kind, letter: letter.id, person: letter.person, what });

  const seen = new Set<string>();
  let longest = 0;
  for (const letter of letters) {
    const key = [letter.person, letter.at, isSupplement(letter), isOwnNote(letter)].join(' ');
    if (seen.has(key)) add('duplicate letter', letter, `a second letter at ${letter.at}`);
    seen.add(key);
    if (letter.state === 'failed' && !bounces(emailOf.get(letter.person))) {
      add('failed letter', letter, 'refused, though its address does not bounce');
    }
    if (['waiting', 'ready', 'sending'].includes(letter.state)) {
      add('missing item', letter, `the campaign has closed and it is still ${letter.state}`);
    }
    if (letter.sentAt === undefined) continue;
    const dueMs = clock.realAt(Math.max(Date.parse(letter.at), Date.parse(letter.releasedAt ?? letter.at)));
    const delayMs = clock.realAt(Date.parse(letter.sentAt)) - dueMs;
    longest = Math.max(longest, delayMs);
    if (delayMs < -ROUNDING_MS) add('wrong instant', letter, `sent at ${letter.sentAt}, before its time`);
    if (delayMs > longestDelayMs) {
      add('wrong instant', letter, `sent ${Math.round(delayMs / 1000)} s after its time`);
    }
  }
  differences.push(...compareMails({ campaign, letters, mails, emailOf }));
  return { differences, longestDelayMs: longest };
}

/** By the rehearsal's rule: the test mailbox refuses addresses that begin so. */
const bounces = (email: string | undefined): boolean => email?.startsWith('bounce') === true;

/** Every letter that was sent is in the mailbox once, to its person's address, and nothing else is. */
function compareMails({
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
  const add = (letter: string, person: string, what: string) =>
    differences.push({ kind: 'mailbox differs', letter, person, what });
  const ours = new Map<string, MailRecord[]>();
  for (const mail of mails) {
    if (mail.campaign !== campaign) continue;
    ours.set(mail.letter, [...(ours.get(mail.letter) ?? []), mail]);
  }
  const letterOfId = new Map<string, string>();
  for (const letter of letters) {
    const copies = ours.get(letter.id) ?? [];
    ours.delete(letter.id);
    const { state, possibleDuplicates, person, id } = letter;
    const allowed = state === 'sent' ? 1 + possibleDuplicates : possibleDuplicates;
    if (state === 'sent' && copies.length === 0) add(id, person, 'sent, and not in the mailbox');
    if (copies.length > allowed) add(id, person, `${state}, and ${copies.length} times in the mailbox`);
    const messageIds = new Set(copies.map(({ messageId }) => messageId));
    if (messageIds.size > 1) add(id, person, 'its copies have different Message-IDs');
    for (const messageId of messageIds) {
      const other = letterOfId.get(messageId);
      if (other !== undefined) add(id, person, `has the Message-ID of ${other}`);
      letterOfId.set(messageId, id);
    }
    const email = emailOf.get(person)?.toLowerCase();
    for (const { to } of copies) {
      if (to.length === 1 && to[0]?.toLowerCase() === email) continue;
      add(id, person, `went to ${to.join(', ')} instead of ${email}`);
    }
  }
  for (const [letter, [mail]] of ours) {
    add(letter, mail?.to.join(', ') ?? '', 'is in the mailbox, and the API does not know it');
  }
  return differences;
}
