import { type CheckedClock, shifted } from './clock';
import { dayAt, instantOf, workingDays } from './dates';
import type { Difference } from './findings';
import { type CheckedPlan, STEPS } from './read-plan';
import { type CheckedRegister, peopleMeant } from './read-register';
import type { LetterRecord } from './records';
import type { SendingTimes } from './sending-times';
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
  clock,
  times,
  grainMs,
}: {
  plan: CheckedPlan;
  register: CheckedRegister;
  openedAt: number;
  letters: readonly LetterRecord[];
  clock: CheckedClock;
  times: SendingTimes;
  grainMs: number;
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
  const waited = letters
    .filter(({ releasedAt }) => releasedAt !== undefined)
    .map((letter) => ({
      letter,
      releasedAt: Date.parse(letter.releasedAt as string),
      tellsAt: tellsFrom(Date.parse(letter.at)),
    }));

  const differences: Difference[] = [];
  let told = 0;
  for (const { letter, releasedAt, tellsAt } of waited) {
    const surelyMade = shifted(clock, times.latestLookAt({ at: tellsAt }), grainMs);
    if (releasedAt <= surelyMade) continue;
    const isTold = directors.every((person) =>
      letters.some((each) => each.person === person && Date.parse(each.at) === tellsAt),
    );
    const what = `waited for release until ${letter.releasedAt}, and no director was told of it`;
    if (isTold) told += 1;
    else differences.push({ kind: 'missing item', letter: letter.id, person: letter.person, what });
  }
  for (const { id, at, person, items } of letters) {
    if (items.length > 0) continue;
    const instant = Date.parse(at);
    const hasReason = waited.some(
      ({ releasedAt, tellsAt }) => tellsAt <= instant && shifted(clock, releasedAt, grainMs) >= instant,
    );
    if (hasReason && directors.includes(person)) continue;
    differences.push({ kind: 'unexpected item', letter: id, person, what: `an empty letter at ${at}` });
  }
  return { differences, told };
}

/** The same hour of the next working day. */
function oneWorkingDayLater({ timeZone, calendar }: CheckedPlan, ms: number): number {
  const day = dayAt({ ms, timeZone });
  const [next = day] = workingDays({ from: day + 1, to: day + 60, calendar });
  const midnight = (of: number) => instantOf({ day: of, time: '00:00', timeZone });
  return midnight(next) + (ms - midnight(day));
}
