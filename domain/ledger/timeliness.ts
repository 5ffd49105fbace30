import { addDays, dayOf, instantAt, workingDaysBetween } from '../calendar';
import type { StepId } from '../plan';
import type { EvaluationSpec } from '../schedule';
import type { Instant } from '../time';
import type { Lateness } from './facts';

/**
 * How late something received at an instant is, by section III's «trước ngày D»: before the due instant on time, on
 * D itself on the day, later by so many working days after D. Consequences are soft: intake is never locked.
 */
export function timelinessOf({
  spec,
  step,
  receivedAt,
}: {
  spec: EvaluationSpec;
  step: StepId;
  receivedAt: Instant;
}): Lateness {
  const { deadline, dueAt } = spec.steps[step];
  const { timeZone, calendar } = spec;
  if (receivedAt < dueAt) return { timeliness: 'on-time', lateWorkingDays: 0 };
  if (receivedAt < instantAt({ date: addDays(deadline, 1), timeZone })) {
    return { timeliness: 'on-the-day', lateWorkingDays: 0 };
  }
  const through = dayOf({ at: receivedAt, timeZone });
  return { timeliness: 'late', lateWorkingDays: workingDaysBetween({ after: deadline, through, calendar }) };
}
