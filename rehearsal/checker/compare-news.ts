import { isNear } from './borders';
import { type CheckedClock, shifted } from './clock';
import type { Difference } from './findings';
import { type News, newsOf, readersOf } from './news';
import type { CheckedPlan, Step } from './read-plan';
import type { CheckedRegister } from './read-register';
import type { ItemRecord, LetterRecord, Records } from './records';
import type { SendingTimes } from './sending-times';
import { dailyLetterFrom, isDailyLetter } from './stages';

export interface NewsFindings {
  differences: Difference[];
  told: number;
  /** In a later letter than that of its instant. */
  stragglers: number;
  /** In a later daily letter than the next one after the event. */
  late: number;
}

/** One event for one person. */
interface Event {
  news: News;
  person: string;
  /** Everything for this recipient has to be released first. */
  needsRelease: boolean;
}

interface Told {
  letter: LetterRecord;
  item: ItemRecord;
}

const newsKey = (news: { kind: string; unit: string; step: Step; party: string }, person: string): string =>
  [person, news.kind, news.unit, news.step, news.party].join(' ');

/** Every event is told once to each person whom it concerns, in a daily letter on or after it, and nothing else is. */
export function compareNews({
  plan,
  register,
  records,
  clock,
  times,
  grainMs,
}: {
  plan: CheckedPlan;
  register: CheckedRegister;
  records: Pick<Records, 'units' | 'letters'>;
  clock: CheckedClock;
  times: SendingTimes;
  grainMs: number;
}): NewsFindings {
  /** What was undone before its letter was looked at for the last time is not told; near that either is right. */
  const isTold = ({ news: { undone } }: Event, { letter, item }: Told): boolean => {
    // An address that bounces got it as far as it goes.
    const isThere = item.told || letter.state === 'failed';
    if (!undone) return isThere;
    const lookAt = times.latestLookAt({ at: Date.parse(letter.at), letter });
    if (isNear(undone, { at: lookAt, clock, grainMs })) return true;
    return isThere !== undone.last < lookAt;
  };
  const told = new Map<string, Told[]>();
  for (const letter of records.letters) {
    for (const item of letter.items) {
      if (item.obligation !== undefined) continue;
      const key = newsKey(item, letter.person);
      told.set(key, [...(told.get(key) ?? []), { letter, item }]);
    }
  }
  const events = new Map<string, Event[]>();
  for (const unit of records.units) {
    for (const news of newsOf(unit)) {
      for (const [person, needsRelease] of readersOf({ news, plan, register })) {
        const key = newsKey(news, person);
        events.set(key, [...(events.get(key) ?? []), { news, person, needsRelease }]);
      }
    }
  }
  const differences: Difference[] = [];
  let count = 0;
  let stragglers = 0;
  let late = 0;
  for (const key of new Set([...events.keys(), ...told.keys()])) {
    const happened = (events.get(key) ?? []).sort((a, b) => a.news.at - b.news.at);
    const said = (told.get(key) ?? []).sort((a, b) => (a.item.at < b.item.at ? -1 : 1));
    count += Math.min(happened.length, said.length);
    for (const { news, person } of happened.slice(said.length)) {
      const at = new Date(news.at).toISOString();
      const what = `${news.kind}, ${news.step} of ${news.party} for ${news.unit}, of ${at}: never told`;
      differences.push({ kind: 'missing item', person, what });
    }
    for (const [i, { letter, item }] of said.entries()) {
      const event = happened[i];
      const what = `${item.kind}, ${item.step} of ${item.party} for ${item.unit}, at ${item.at}`;
      const found = { letter: letter.id, person: letter.person, what };
      if (item.at < letter.at) stragglers += 1;
      if (event === undefined) differences.push({ kind: 'unexpected item', ...found });
      else if (!isTold(event, { letter, item })) {
        differences.push({ kind: item.told ? 'unexpected item' : 'missing item', ...found });
      } else if (Date.parse(item.at) < event.news.at || !isDailyLetter(plan, Date.parse(item.at))) {
        differences.push({ kind: 'wrong instant', ...found });
      } else if (event.needsRelease && letter.releasedAt === undefined) {
        differences.push({ kind: 'not released', ...found });
      } else {
        const next = dailyLetterFrom(plan, shifted(clock, event.news.at, grainMs));
        if (Date.parse(item.at) > next) late += 1;
      }
    }
  }
  return { differences, told: count, stragglers, late };
}
