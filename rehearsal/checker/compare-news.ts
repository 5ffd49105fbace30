import { ofItem } from './compare-items';
import { type Endings, isUnsent } from './endings';
import type { Difference } from './findings';
import { type News, newsOf, readersOf } from './news';
import type { CheckedPlan, Step } from './read-plan';
import type { CheckedRegister } from './read-register';
import type { ItemRecord, LetterRecord, Records } from './records';
import { dailyLetterAfter } from './stages';

export interface NewsFindings {
  differences: Difference[];
  told: number;
  /** As of items. */
  mayWait: Set<string>;
}

/** One event for one person. */
interface Event {
  news: News;
  person: string;
  /** Everything for this recipient has to be released first. */
  needsRelease: boolean;
  /** The next daily letter. */
  tellsAt: number;
}

interface Told {
  letter: LetterRecord;
  item: ItemRecord;
}

const newsKey = (news: { kind: string; unit: string; step: Step; party: string }, person: string): string =>
  [person, news.kind, news.unit, news.step, news.party].join(' ');

/** Every event is told once to each person whom it concerns, in the next daily letter, and nothing else is. */
export function compareNews({
  plan,
  register,
  records,
  endings,
}: {
  plan: CheckedPlan;
  register: CheckedRegister;
  records: Pick<Records, 'units' | 'letters'>;
  endings: Endings;
}): NewsFindings {
  const told = toldIn(records.letters);
  const events = eventsOf({ plan, register, units: records.units });
  const findings: NewsFindings = { differences: [], told: 0, mayWait: new Set() };
  for (const key of new Set([...events.keys(), ...told.keys()])) {
    const { pairs, untold, unknown } = paired(events.get(key) ?? [], told.get(key) ?? []);
    for (const [event, each] of pairs) {
      if (event.needsRelease) findings.mayWait.add(each.letter.id);
      if (!isUnsent(each.letter)) judge({ event, told: each, endings, findings });
    }
    for (const event of untold) findings.differences.push(...neverTold(event));
    for (const each of unknown) {
      findings.mayWait.add(each.letter.id);
      findings.differences.push({ kind: 'item-needless', because: 'no-such-event', ...ofItem(each) });
    }
  }
  return findings;
}

function toldIn(letters: readonly LetterRecord[]): Map<string, Told[]> {
  const told = new Map<string, Told[]>();
  for (const letter of letters) {
    for (const item of letter.items) {
      if (item.obligation !== undefined) continue;
      const key = newsKey(item, letter.person);
      told.set(key, [...(told.get(key) ?? []), { letter, item }]);
    }
  }
  return told;
}

function eventsOf({
  plan,
  register,
  units,
}: {
  plan: CheckedPlan;
  register: CheckedRegister;
  units: Records['units'];
}): Map<string, Event[]> {
  const events = new Map<string, Event[]>();
  for (const news of units.flatMap(newsOf)) {
    const tellsAt = dailyLetterAfter(plan, news.at);
    for (const [person, needsRelease] of readersOf({ news, plan, register })) {
      const key = newsKey(news, person);
      events.set(key, [...(events.get(key) ?? []), { news, person, needsRelease, tellsAt }]);
    }
  }
  return events;
}

/** Each event with what tells of it: at its own instant where that is there, and what is left over in order. */
function paired(events: readonly Event[], told: readonly Told[]) {
  const pairs: [Event, Told][] = [];
  let untold = [...events].sort((a, b) => a.news.at - b.news.at);
  let unknown = told.toSorted((a, b) => atOf(a) - atOf(b));
  const pair = (isFor: (event: Event, each: Told) => boolean) => {
    for (const event of untold) {
      const each = unknown.find((one) => isFor(event, one));
      if (!each) continue;
      pairs.push([event, each]);
      unknown = unknown.filter((one) => one !== each);
    }
    untold = untold.filter((event) => !pairs.some(([known]) => known === event));
  };
  pair((event, each) => atOf(each) === event.tellsAt);
  pair(() => true);
  return { pairs, untold, unknown };
}

const atOf = ({ letter }: Told): number => Date.parse(letter.at);

function judge({
  event: { news, needsRelease, tellsAt },
  told: { letter, item },
  endings,
  findings,
}: {
  event: Event;
  told: Told;
  endings: Endings;
  findings: NewsFindings;
}): void {
  const { differences } = findings;
  const of = ofItem({ letter, item });
  if (item.told) findings.told += 1;
  // An address that bounces got it as far as it goes, and nobody looked at it again.
  if (letter.state !== 'failed') {
    const isUndone = news.isUndoneAt?.(endings.lookedAt(letter)) ?? false;
    if (item.told && isUndone) differences.push({ kind: 'item-needless', because: 'undone', ...of });
    if (!item.told && !isUndone && !endings.isGivenUp(letter))
      differences.push({ kind: 'item-missing', state: letter.state, ...of });
  }
  if (atOf({ letter, item }) !== tellsAt) {
    const expected = new Date(tellsAt).toISOString();
    differences.push({ kind: 'news-at-another-time', expected, ...of });
  }
  if (item.told && needsRelease && letter.releasedAt === undefined) {
    differences.push({ kind: 'item-unreleased', ...of });
  }
}

/** What was undone before its letter needs none. */
function neverTold({ news, person, tellsAt }: Event): Difference[] {
  if (news.isUndoneAt?.(tellsAt)) return [];
  const { kind, unit, step, party } = news;
  const item = { unit, step, party, kind, day: 0 };
  return [{ kind: 'item-missing', person, at: new Date(tellsAt).toISOString(), item }];
}
