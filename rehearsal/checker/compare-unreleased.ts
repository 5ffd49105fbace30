import { dayAt, instantOf, workingDays } from './dates';
import { type Endings, isUnsent } from './endings';
import type { Difference } from './findings';
import { type CheckedPlan, STEPS } from './read-plan';
import { type CheckedRegister, peopleMeant } from './read-register';
import type { LetterRecord } from './records';
import { dailyLetterFrom, letterTimeFrom, timetableOf } from './stages';

/**
 * Sở Nội vụ's director is told of letters that have waited for release longer than one working day, at the first
 * instant that can tell of it; a letter without items tells of nothing else.
 */
export function compareUnreleased({
  plan,
  register,
  openedAt,
  letters,
  endings,
}: {
  plan: CheckedPlan;
  register: CheckedRegister;
  openedAt: number;
  letters: readonly LetterRecord[];
  endings: Endings;
}): { differences: Difference[]; told: number } {
  const { party } = plan.bodies.homeAffairs;
  const directors = peopleMeant({ recipient: 'head', party, plan, register });
  const timetables = STEPS.map((step) => timetableOf({ plan, step, openedAt }));
  const instants = timetables.flatMap(({ stages }) => stages.map(({ at }) => at));
  const firstDueAt = Math.min(...timetables.map(({ dueAt }) => dueAt));
  const tellsFrom = (at: number): number => {
    const tooLong = oneWorkingDayLater(plan, at);
    // From the first deadline on there are letters at the letter time of every working day.
    const next = [dailyLetterFrom(plan, tooLong), letterTimeFrom(plan, Math.max(tooLong, firstDueAt + 1))];
    return Math.min(...next, ...instants.filter((each) => each >= tooLong));
  };
  // What is released, or has become needless, by that very instant waits no more.
  const waited = letters
    .filter(({ needsRelease }) => needsRelease)
    .map((letter) => ({
      letter,
      until: waitsUntil(letter, endings),
      tellsAt: tellsFrom(Date.parse(letter.at)),
    }))
    .filter(({ until, tellsAt }) => until > tellsAt);

  const differences: Difference[] = [];
  let told = 0;
  for (const { letter, until, tellsAt } of waited) {
    const isTold = directors.every((person) =>
      letters.some((each) => each.person === person && Date.parse(each.at) === tellsAt && !each.needsRelease),
    );
    if (isTold) {
      told += 1;
      continue;
    }
    const { id, person, at } = letter;
    differences.push({
      kind: 'waiting-untold',
      letter: id,
      person,
      at,
      tellsAt: new Date(tellsAt).toISOString(),
      ...(Number.isFinite(until) && { until: new Date(until).toISOString() }),
    });
  }
  const reasons = new Set(waited.map(({ tellsAt }) => tellsAt));
  for (const { id, at, person, items } of letters) {
    if (items.length > 0 || (reasons.has(Date.parse(at)) && directors.includes(person))) continue;
    differences.push({ kind: 'letter-empty', letter: id, person, at });
  }
  return { differences, told };
}

/** Its release, or the withdrawal that leaves nothing to be released. */
const waitsUntil = (letter: LetterRecord, endings: Endings): number =>
  isUnsent(letter) && letter.releasedAt === undefined ? Number.POSITIVE_INFINITY : endings.lookedAt(letter);

/** The same hour of the next working day. */
function oneWorkingDayLater({ timeZone, calendar }: CheckedPlan, ms: number): number {
  const day = dayAt({ ms, timeZone });
  const [next = day] = workingDays({ from: day + 1, to: day + 60, calendar });
  const midnight = (of: number) => instantOf({ day: of, time: '00:00', timeZone });
  return midnight(next) + (ms - midnight(day));
}
