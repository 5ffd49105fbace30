import { nextWorkingTime } from './calendar';
import { nextDailyLetter } from './ledger/notices';
import type { EvaluationSpec } from './schedule';
import { earliest, type Instant, latest, type WallTime } from './time';

/** From when on, and at what time of a working day, something may be told that became owed after its deadline. */
export interface LateStages {
  /** The first deadline. */
  from: Instant;
  time: WallTime;
}

/**
 * The next instant after `after` at which letters may go out: a reminder time of the plan, the daily letter, or, once
 * the first deadline is past, the letter time of any working day: stages that are not the plan's but an obligation's own
 * may fall on it.
 */
export function nextLetterInstant({
  after,
  stageInstants,
  lateStages,
  daily,
}: {
  after: Instant;
  /** Ascending. */
  stageInstants: readonly Instant[];
  lateStages?: LateStages | undefined;
  daily: Pick<EvaluationSpec, 'timeZone' | 'calendar' | 'dailyLetterTime'>;
}): { at: Instant; isStage: boolean } {
  const late =
    lateStages &&
    nextWorkingTime({ ...daily, after: latest([after, lateStages.from]) as Instant, time: lateStages.time });
  const ofPlan = stageInstants.find((at) => at > after);
  const stage = earliest([ofPlan ?? [], late ?? []].flat());
  const letter = nextDailyLetter(daily, after);
  return stage !== undefined && stage <= letter
    ? { at: stage, isStage: true }
    : { at: letter, isStage: false };
}
