import { type Endings, isUnsent } from './endings';
import { type ExpectedItem, itemKey } from './expected';
import type { Difference, Needless, Saying } from './findings';
import type { Half, ItemRecord, LetterRecord } from './records';
import { isOwedAt, missingAt } from './standing';

/** Items of letters held against what was expected. */
export interface ItemFindings {
  differences: Difference[];
  told: number;
  /** Ids of letters in which something may have had to be released first, or that hold what nobody expects. */
  mayWait: Set<string>;
}

interface Found {
  letter: LetterRecord;
  item: ItemRecord;
}

/** Compares every reminder and report of the letters with what the receipts ask for, both ways. */
export function compareItems({
  expected,
  letters,
  endings,
}: {
  expected: ReadonlyMap<string, ExpectedItem>;
  letters: readonly LetterRecord[];
  endings: Endings;
}): ItemFindings {
  const findings: ItemFindings = { differences: [], told: 0, mayWait: new Set() };
  const found = byItem(letters, findings);
  for (const [key, each] of found) {
    const item = expected.get(key);
    if (item === undefined || item.mayNeedRelease) findings.mayWait.add(each.letter.id);
    if (item === undefined && isThere(each)) findings.differences.push(needless(each, 'not-planned'));
  }
  for (const [key, item] of expected) judge({ item, found: found.get(key), endings, findings });
  return findings;
}

/** An address that bounces got it as far as it goes. */
const isThere = ({ letter, item }: Found): boolean => item.told || letter.state === 'failed';

/** By {@link itemKey}; the same thing told twice to one person at one instant is a difference at once. */
function byItem(letters: readonly LetterRecord[], findings: ItemFindings): Map<string, Found> {
  const found = new Map<string, Found>();
  for (const letter of letters) {
    for (const item of letter.items) {
      if (item.obligation === undefined) continue;
      const key = itemKey({ ...item, person: letter.person, at: Date.parse(item.at) });
      const other = found.get(key);
      if (other?.item.told && item.told) {
        findings.differences.push({ kind: 'item-twice', ...ofItem({ letter, item }) });
      }
      if (!other?.item.told) found.set(key, { letter, item });
    }
  }
  return found;
}

function judge({
  item,
  found,
  endings,
  findings,
}: {
  item: ExpectedItem;
  found: Found | undefined;
  endings: Endings;
  findings: ItemFindings;
}): void {
  const { standing, at, laterStages } = item;
  if (found && isUnsent(found.letter)) return;
  if (found?.letter.state === 'failed') {
    if (!item.isOwed) findings.differences.push(needless(found, 'not-owed'));
    return;
  }
  const lookAt = found ? endings.lookedAt(found.letter) : at;
  const isOvertaken = laterStages.some((stage) => stage <= lookAt);
  const isOwed = item.isOwed && isOwedAt(standing, lookAt);
  if (found?.item.told) {
    findings.told += 1;
    if (isOwed && !isOvertaken) checkWords(item, found, findings);
    else findings.differences.push(needless(found, isOwed ? 'overtaken' : 'not-owed'));
  } else if (isOwed && !isOvertaken && !(found && endings.isGivenUp(found.letter)))
    findings.differences.push(missing(item, found?.letter));
}

function checkWords(item: ExpectedItem, found: Found, findings: ItemFindings): void {
  const { kind, day, half } = found.item;
  // The half is that of the instant for which it was noted; the letter itself names what is missing when it goes.
  const asked = asksFor(item, missingAt(item.standing, item.at));
  if (!item.kinds.has(kind) || item.day !== day || asked !== half) {
    const kinds = [...item.kinds].sort();
    const expected = { kinds, day: item.day, ...(asked && { half: asked }) };
    findings.differences.push({ kind: 'item-otherwise', ...ofItem(found), expected });
  }
  if (item.needsRelease && found.letter.releasedAt === undefined) {
    findings.differences.push({ kind: 'item-unreleased', ...ofItem(found) });
  }
}

/** The half of step 1 that has not come while the other has. */
const asksFor = ({ step }: ExpectedItem, missing: readonly Half[]): Half | undefined =>
  step === 'agency-review' && missing.length === 1 ? missing[0] : undefined;

export const sayingOf = ({ unit, step, party, kind, day, half }: ItemRecord): Saying => ({
  unit,
  step,
  party,
  kind,
  day,
  ...(half && { half }),
});

export const ofItem = ({ letter: { id: letter, person, at }, item }: Found) => ({
  letter,
  person,
  at,
  item: sayingOf(item),
});

const needless = (found: Found, because: Needless): Difference => ({
  kind: 'item-needless',
  because,
  ...ofItem(found),
});

function missing(item: ExpectedItem, letter: LetterRecord | undefined): Difference {
  const { person, unit, step, party, day, standing } = item;
  const half = asksFor(item, missingAt(standing, item.at));
  const [kind = ''] = [...item.kinds].sort();
  return {
    kind: 'item-missing',
    person,
    at: new Date(item.at).toISOString(),
    item: { unit, step, party, kind, day, ...(half && { half }) },
    ...(letter && { letter: letter.id, state: letter.state }),
  };
}
