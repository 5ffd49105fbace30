import { nextDailyLetter } from './ledger/notices';
import type { EvaluationSpec } from './schedule';
import type { Instant } from './time';

/** The next instant after `after` at which letters may go out: a reminder time of the plan, or the daily letter. */
export function nextLetterInstant({
  after,
  stageInstants,
  daily,
}: {
  after: Instant;
  /** Ascending. */
  stageInstants: readonly Instant[];
  daily: Pick<EvaluationSpec, 'timeZone' | 'calendar' | 'dailyLetterTime'>;
}): { at: Instant; isStage: boolean } {
  const stage = stageInstants.find((at) => at > after);
  const letter = nextDailyLetter(daily, after);
  return stage !== undefined && stage <= letter
    ? { at: stage, isStage: true }
    : { at: letter, isStage: false };
}
