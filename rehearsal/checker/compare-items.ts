import { type CheckedClock, shifted } from './clock';
import { type ExpectedItem, itemKey } from './expected';
import type { Difference } from './findings';
import type { ItemRecord, LetterRecord } from './records';
import type { SendingTimes } from './sending-times';
import { isOwedAt, isUnsureAt, missingWithin } from './standing';

/** Real time: evaluations note what an instant asks for up to so long before it. */
const NOTED_BEFORE_MS = 2500;

/** Items of letters held against what was expected. */
export interface ItemFindings {
  differences: Difference[];
  told: number;
  stragglers: number;
  /** Ids of letters, or `<person> <instant>` where none was made. */
  races: Set<string>;
  racesLost: Set<string>;
}

interface Found {
  letter: LetterRecord;
  item: ItemRecord;
}

/** Compares every reminder and report of the letters with what the receipts ask for, both ways. */
export function compareItems({
  expected,
  letters,
  clock,
  times,
  grainMs,
}: {
  expected: ReadonlyMap<string, ExpectedItem>;
  letters: readonly LetterRecord[];
  clock: CheckedClock;
  times: SendingTimes;
  grainMs: number;
}): ItemFindings {
  const findings: ItemFindings = {
    differences: [],
    told: 0,
    stragglers: 0,
    races: new Set(),
    racesLost: new Set(),
  };
  const found = byItem(letters, findings);
  for (const [key, { letter, item }] of found) {
    if ((item.told || letter.state === 'failed') && !expected.has(key)) {
      findings.differences.push(difference('unexpected item', { letter, item }));
    }
  }
  for (const [key, item] of expected) {
    judge({ item, found: found.get(key), clock, times, grainMs, findings });
  }
  return findings;
}

/** By {@link itemKey}; the same thing told twice to one person at one instant is a difference at once. */
function byItem(letters: readonly LetterRecord[], findings: ItemFindings): Map<string, Found> {
  const found = new Map<string, Found>();
  for (const letter of letters) {
    for (const item of letter.items) {
      if (item.obligation === undefined) continue;
      const key = itemKey({ ...item, person: letter.person, at: Date.parse(item.at) });
      const other = found.get(key);
      if (other?.item.told && item.told) {
        findings.differences.push(difference('duplicate letter', { letter, item }));
      }
      if (!other?.item.told) found.set(key, { letter, item });
      if (item.told && item.at < letter.at) findings.stragglers += 1;
    }
  }
  return found;
}

function judge({
  item,
  found,
  clock,
  times,
  grainMs,
  findings,
}: {
  item: ExpectedItem;
  found: Found | undefined;
  clock: CheckedClock;
  times: SendingTimes;
  grainMs: number;
  findings: ItemFindings;
}): void {
  const { standing, at, laterStages } = item;
  const letter = found?.letter;
  if (letter?.state === 'failed') return;
  const lookAt = times.latestLookAt({ at, letter });
  const around = { clock, grainMs };
  const overtakenAt = laterStages.find((stage) => isOwedAt(standing, stage) && stage <= lookAt);
  const isDue = item.isOwed && isOwedAt(standing, lookAt) && overtakenAt === undefined;
  const isUnsure =
    item.isUnsure ||
    isUnsureAt(standing, { at: lookAt, ...around }) ||
    laterStages.some((stage) => Math.abs(clock.realAt(stage) - clock.realAt(lookAt)) <= grainMs);
  const isTold = found?.item.told === true;
  const race = letter?.id ?? `${item.person} ${at}`;
  if (isUnsure && item.isUnsure) findings.races.add(race);
  if (isTold) findings.told += 1;
  if (isTold === isDue) {
    if (found && isTold) checkWords({ item, found, lookAt, clock, grainMs, findings });
    return;
  }
  if (isUnsure) {
    findings.races.add(race);
    findings.racesLost.add(race);
  } else if (isTold && found) {
    findings.differences.push(difference('unexpected item', found));
  } else {
    findings.differences.push(missing(item, letter));
  }
}

function checkWords({
  item,
  found,
  lookAt,
  clock,
  grainMs,
  findings,
}: {
  item: ExpectedItem;
  found: Found;
  lookAt: number;
  clock: CheckedClock;
  grainMs: number;
  findings: ItemFindings;
}): void {
  const { kind, day, half } = found.item;
  const add = (what: string) =>
    findings.differences.push({
      ...difference('unexpected item', found),
      what: `${describe(found.item)}: ${what}`,
    });
  if (!item.kinds.has(kind) || item.day !== day) {
    add(`the plan asks for ${[...item.kinds].join(' or ')} ${item.day}`);
  }
  // It was noted with what was missing shortly before its instant, or later when its evaluation came to it.
  const noted = { from: shifted(clock, item.at, -NOTED_BEFORE_MS), to: lookAt, clock, grainMs };
  const missing = missingWithin(item.standing, noted).filter((halves) => halves.length > 0);
  if (missing.length > 0 && !missing.some((halves) => asksFor(item, halves) === half)) {
    add(
      `asks for ${half ?? 'all of it'}, and missing is ${missing.map((each) => each.join(' and ')).join(' or ')}`,
    );
  }
  if (item.needsRelease && found.letter.releasedAt === undefined) {
    findings.differences.push(difference('not released', found));
  }
}

/** The half of step 1 that has not come while the other has. */
const asksFor = ({ step }: ExpectedItem, missing: readonly string[]): string | undefined =>
  step === 'agency-review' && missing.length === 1 ? missing[0] : undefined;

const describe = ({ kind, day, step, party, unit, at }: ItemRecord): string =>
  `${kind}${day > 0 ? ` ${day}` : ''}, ${step} of ${party} for ${unit}, at ${at}`;

const difference = (kind: Difference['kind'], { letter, item }: Found): Difference => ({
  kind,
  letter: letter.id,
  person: letter.person,
  what: describe(item),
});

function missing(item: ExpectedItem, letter: LetterRecord | undefined): Difference {
  const { person, step, party, unit, day } = item;
  const at = new Date(item.at).toISOString();
  const kind = [...item.kinds].join(' or ');
  const why = letter === undefined ? 'no letter names it' : `its letter is ${letter.state}`;
  return {
    kind: 'missing item',
    ...(letter && { letter: letter.id }),
    person,
    what: `${describe({ kind, day, step, party, unit, at, told: false })}: ${why}`,
  };
}
