import { dayAt, instantOf, workingDays } from './dates';
import { type CheckedPlan, planDay, type Step } from './read-plan';
import type { ShownLateness } from './records';

/** «trước ngày D»: before the due instant, on D itself, or so many working days after D. */
export function latenessOf(plan: CheckedPlan, { step, at }: { step: Step; at: number }): ShownLateness {
  const { timeZone, calendar, reading } = plan;
  const deadline = planDay(plan, plan.steps[step].deadline);
  const tooLate = reading === 'before-day' ? deadline : deadline + 1;
  if (at < instantOf({ day: tooLate, time: '00:00', timeZone })) {
    return { timeliness: 'on-time', lateWorkingDays: 0 };
  }
  const day = dayAt({ ms: at, timeZone });
  if (day === deadline) return { timeliness: 'on-the-day', lateWorkingDays: 0 };
  const lateWorkingDays = workingDays({ from: deadline + 1, to: day, calendar }).length;
  return { timeliness: 'late', lateWorkingDays };
}
