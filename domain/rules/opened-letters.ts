import { instantAt, nthWorkingDay, workingTimeFrom } from '../calendar';
import { type Plan, STEP_IDS, type StepId } from '../plan';
import { campaignSchedule } from '../schedule';
import type { Instant } from '../time';
import { overdueFromOf } from './overdue-from';

/**
 * Every instant at which a campaign that is opened then may have letters of a step: the plan's own, or, of a step that is
 * past by then, those that count from the opening. What becomes owed late by other ways adds instants of its own.
 */
export function lettersOfSteps({
  plan,
  openedAt,
}: {
  plan: Plan;
  openedAt: Instant;
}): Record<StepId, Instant[]> {
  const { timeZone, calendar, letterTime: time } = plan;
  const steps = campaignSchedule({ plan, openedAt });
  const lettersOf = (step: StepId): Instant[] => {
    const { dueAt, stages } = steps[step];
    const overdueFrom = overdueFromOf({ owedSince: openedAt, dueAt, timeZone, calendar });
    if (overdueFrom === undefined) return stages.map(({ at }) => at);
    const first = workingTimeFrom({ from: openedAt, time, timeZone, calendar });
    const later = plan.steps[step].overdueDays.map(({ day: n }) =>
      instantAt({
        date: nthWorkingDay({ from: overdueFrom, n, direction: 1, calendar }),
        time,
        timeZone,
      }),
    );
    return [...new Set([first, ...later])].sort();
  };
  return Object.fromEntries(STEP_IDS.map((step) => [step, lettersOf(step)])) as Record<StepId, Instant[]>;
}
