import { clockOf } from './clock';
import { compareItems } from './compare-items';
import { compareLetters, isSupplement } from './compare-letters';
import { compareNews } from './compare-news';
import { compareStandings } from './compare-standings';
import { compareUnreleased } from './compare-unreleased';
import { expectedItems } from './expected';
import type { CheckResult } from './findings';
import type { CheckedPlan } from './read-plan';
import type { CheckedRegister } from './read-register';
import type { Records } from './records';
import { sendingTimesOf } from './sending-times';

/*
 * Nothing in this folder is imported from `domain/`, nor from any other folder of ours. The service decides with
 * `domain/` what it sends; a checker that asked the same code would repeat its mistakes and agree with them. So dates,
 * deadlines, reminders, what is owed when, and the reading of plan and register files are written a second time here.
 * Only libraries are shared: the YAML and CSV parsers and zod. A test keeps it that way.
 */

/** Real time: a receipt or a decision so near to an instant may go either way. Timers fire up to a second late. */
const GRAIN_MS = 2000;
/** Races beyond this share of the letters are no races any more. */
const RACES_SHARE = 0.02;

/** Whether what was sent is exactly what the plan asks for, recomputed from the recorded receipts. */
export function check({
  plan,
  register,
  records,
  grainMs = GRAIN_MS,
  longestDelayMs = 20_000,
}: {
  plan: CheckedPlan;
  register: CheckedRegister;
  records: Records;
  grainMs?: number | undefined;
  /** Real time from a letter's instant, or its release, to its sending; longer only where a process was killed. */
  longestDelayMs?: number | undefined;
}): CheckResult {
  const { letters } = records;
  const clock = clockOf(records.clockPoints);
  const expected = expectedItems({ plan, register, records, clock, grainMs });
  const times = sendingTimesOf(letters, clock);
  const items = compareItems({ expected, letters, clock, times, grainMs });
  const news = compareNews({ plan, register, records, clock, times, grainMs });
  const whole = compareLetters({ records, register, clock, longestDelayMs });
  const openedAt = Date.parse(records.openedAt);
  const waits = compareUnreleased({ plan, register, openedAt, letters, clock, times, grainMs });
  const standings = compareStandings({ plan, register, units: records.units });
  const differences = [items, news, whole, waits, standings].flatMap((found) => found.differences);
  const inState = (state: string) => letters.filter((letter) => letter.state === state).length;
  const racesAllowed = Math.floor(letters.length * RACES_SHARE);
  return {
    ok: differences.length === 0 && items.racesLost.size <= racesAllowed,
    differences,
    counts: {
      letters: letters.length,
      sent: inState('sent'),
      withdrawn: inState('withdrawn'),
      failed: inState('failed'),
      supplements: letters.filter(isSupplement).length,
      stragglers: items.stragglers + news.stragglers,
      itemsTold: items.told,
      newsTold: news.told,
      newsLate: news.late,
      standings: standings.compared,
      unreleasedTold: waits.told,
      races: items.races.size,
      racesLost: items.racesLost.size,
      possibleDuplicates: letters.reduce((sum, letter) => sum + letter.possibleDuplicates, 0),
      longestDelayMs: whole.longestDelayMs,
    },
    grainMs,
    racesAllowed,
  };
}
