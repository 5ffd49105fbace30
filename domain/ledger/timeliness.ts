import { addDays, dayOf, instantAt, workingDaysBetween } from '../calendar';
import type { StepId } from '../plan';
import type { EvaluationSpec, StepSchedule } from '../schedule';
import type { Instant } from '../time';
import type { Lateness } from './facts';

/** The dates that lateness is measured by. */
interface Measure
  extends Pick<EvaluationSpec, 'timeZone' | 'calendar'>,
    Pick<StepSchedule, 'deadline' | 'dueAt'> {}

/** How late something received at an instant is in a step of an evaluation. */
export const timelinessOf = ({
  spec: { steps, timeZone, calendar },
  step,
  receivedAt,
}: {
  spec: EvaluationSpec;
  step: StepId;
  receivedAt: Instant;
}): Lateness => latenessBy({ ...steps[step], timeZone, calendar }, receivedAt);

/**
 * How late something received at an instant is, by section III's «trước ngày D»: before the due instant on time, on
 * D itself on the day, later by so many working days after D. Consequences are soft: intake is never locked.
 */
export function latenessBy({ deadline, dueAt, timeZone, calendar }: Measure, receivedAt: Instant): Lateness {
  if (receivedAt < dueAt) return { timeliness: 'on-time', lateWorkingDays: 0 };
  if (receivedAt < instantAt({ date: addDays(deadline, 1), timeZone })) {
    return { timeliness: 'on-the-day', lateWorkingDays: 0 };
  }
  const through = dayOf({ at: receivedAt, timeZone });
  return { timeliness: 'late', lateWorkingDays: workingDaysBetween({ after: deadline, through, calendar }) };
}
