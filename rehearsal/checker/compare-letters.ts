import { sayingOf } from './compare-items';
import { compareMails } from './compare-mails';
import { isUnsent } from './endings';
import type { Difference } from './findings';
import type { CheckedRegister } from './read-register';
import type { LetterRecord, Records } from './records';

const isSupplement = ({ id }: LetterRecord): boolean => id.includes('#supplement');
/** What only tells Sở Nội vụ's director that others wait; it may stand beside a letter that waits itself. */
const isOwnNote = ({ id }: LetterRecord): boolean => id.endsWith('#unreleased');

/** One letter for each person and instant, sent at its instant or its release, and delivered or known to bounce. */
export function compareLetters({
  records: { campaign, letters, mails },
  register: { emailOf },
  mayWait,
}: {
  records: Pick<Records, 'campaign' | 'letters' | 'mails'>;
  register: Pick<CheckedRegister, 'emailOf'>;
  /** Ids of letters with something in them that may have to be released first. */
  mayWait: ReadonlySet<string>;
}): Difference[] {
  const differences: Difference[] = [];
  const seen = new Set<string>();
  for (const letter of letters) {
    const { id, person, at, state, needsRelease, releasedAt, sentAt, items } = letter;
    const of = { letter: id, person, at };
    const key = [person, at, isOwnNote(letter)].join(' ');
    // No evaluation and no letter is late on a clock that waits for them.
    if (isSupplement(letter)) differences.push({ kind: 'letter-supplement', ...of });
    else if (seen.has(key)) differences.push({ kind: 'letter-twice', ...of });
    seen.add(key);
    for (const item of items) {
      if (item.at === at) continue;
      differences.push({ kind: 'item-late', ...of, item: sayingOf(item), notedFor: item.at });
    }
    if (state === 'failed' && !bounces(emailOf.get(person)))
      differences.push({ kind: 'letter-refused', ...of });
    if (isUnsent(letter)) differences.push({ kind: 'letter-unsent', ...of, state });
    if (needsRelease && !mayWait.has(id)) differences.push({ kind: 'letter-held', ...of });
    const expected = [at, releasedAt ?? at].sort().at(-1) ?? at;
    if (sentAt !== undefined && sentAt !== expected) {
      differences.push({ kind: 'letter-at-another-time', ...of, expected, sentAt });
    }
  }
  return [...differences, ...compareMails({ campaign, letters, mails, emailOf })];
}

/** By the rehearsal's rule: the test mailbox refuses addresses that begin so. */
const bounces = (email: string | undefined): boolean => email?.startsWith('bounce') === true;
