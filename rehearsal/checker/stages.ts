import { dayAt, instantOf, workingDays, worksOn } from './dates';
import { type CheckedPlan, isFilingStep, planDay, type Step } from './read-plan';

/** One instant at which the plan has somebody written to while a step is outstanding. */
export interface CheckedStage {
  kind: 'opening' | 'reminder' | 'due-today' | 'overdue';
  /** Working days before the due instant or after D; else 0. */
  day: number;
  /** Plan time. */
  at: number;
  to: string[];
}

/** Longer than any count of working days in a plan could reach. */
const HORIZON_DAYS = 400;

/** D, the due instant and all letters of one step that are not already past at the opening, in order. */
export function timetableOf({ plan, step, openedAt }: { plan: CheckedPlan; step: Step; openedAt: number }): {
  dueAt: number;
  stages: CheckedStage[];
} {
  const { timeZone, calendar, letterTime: time } = plan;
  const rules = plan.steps[step];
  const deadline = planDay(plan, rules.deadline);
  const tooLate = plan.reading === 'before-day' ? deadline : deadline + 1;
  const at = (day: number) => instantOf({ day, time, timeZone });
  const before = workingDays({ from: tooLate - HORIZON_DAYS, to: tooLate - 1, calendar }).reverse();
  const after = workingDays({ from: deadline + 1, to: deadline + HORIZON_DAYS, calendar });

  const stages: CheckedStage[] = [];
  if (isFilingStep(step)) {
    const planned = at(planDay(plan, plan.opensOn));
    stages.push({ kind: 'opening', day: 0, at: Math.max(planned, openedAt), to: rules.reminds });
  }
  for (const day of rules.reminderDays) {
    stages.push({ kind: 'reminder', day, at: at(before[day - 1] as number), to: rules.reminds });
  }
  if (worksOn(deadline, calendar)) {
    stages.push({ kind: 'due-today', day: 0, at: at(deadline), to: rules.reminds });
  }
  for (const { day, to } of rules.overdueDays) {
    stages.push({ kind: 'overdue', day, at: at(after[day - 1] as number), to });
  }
  // Of two at one instant the later one in this list is the one that is sent.
  const byInstant = new Map(stages.map((stage) => [stage.at, stage]));
  return {
    dueAt: instantOf({ day: tooLate, time: '00:00', timeZone }),
    stages: [...byInstant.values()].filter((s) => s.at >= openedAt).sort((a, b) => a.at - b.at),
  };
}

/** Whether an instant is one of the daily letter's. */
export function isDailyLetter({ timeZone, calendar, dailyLetterTime }: CheckedPlan, ms: number): boolean {
  const day = dayAt({ ms, timeZone });
  return worksOn(day, calendar) && instantOf({ day, time: dailyLetterTime, timeZone }) === ms;
}

/** The first daily letter at or after an instant. */
export function dailyLetterFrom(plan: CheckedPlan, ms: number): number {
  const { timeZone, dailyLetterTime: time } = plan;
  for (let day = dayAt({ ms, timeZone }); ; day += 1) {
    const at = instantOf({ day, time, timeZone });
    if (at >= ms && isDailyLetter(plan, at)) return at;
  }
}
