import { dayAt, instantOf, workingDays, worksOn } from './dates';
import { type CheckedPlan, isFilingStep, planDay, type Step } from './read-plan';

/** One instant at which the plan has somebody written to while a step is outstanding. */
export interface CheckedStage {
  kind: 'opening' | 'reminder' | 'due-today' | 'overdue' | 'not-returned';
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
    const asked = letterTimeFrom(plan, Math.max(planned, openedAt));
    stages.push({ kind: 'opening', day: 0, at: asked, to: rules.reminds });
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
  return {
    dueAt: instantOf({ day: tooLate, time: '00:00', timeZone }),
    stages: inOrder(stages).filter((s) => s.at >= openedAt),
  };
}

/** The first daily letter at or after an instant. */
export const dailyLetterFrom = (plan: CheckedPlan, ms: number): number =>
  workingTimeFrom(plan, plan.dailyLetterTime, ms);

/** What happens at the very instant of a daily letter is told in the next one. */
export const dailyLetterAfter = (plan: CheckedPlan, ms: number): number => dailyLetterFrom(plan, ms + 1);

/** The first letter time of a working day at or after an instant. */
export const letterTimeFrom = (plan: CheckedPlan, ms: number): number =>
  workingTimeFrom(plan, plan.letterTime, ms);

function workingTimeFrom({ timeZone, calendar }: CheckedPlan, time: string, ms: number): number {
  for (let day = dayAt({ ms, timeZone }); ; day += 1) {
    const at = instantOf({ day, time, timeZone });
    if (at >= ms && worksOn(day, calendar)) return at;
  }
}

/**
 * The letters of a step that came to be owed at an instant at or after its due instant: asked once at the next letter
 * time, and then on overdue days, of which the working day on which it came to be owed, or the next one, is day 0. What
 * was owed when the campaign opened is asked in the letters of the opening, which may be those of that very instant.
 */
export function lateTimetableOf({
  plan,
  step,
  owedSince,
  openedAt,
}: {
  plan: CheckedPlan;
  step: Step;
  owedSince: number;
  openedAt: number;
}): CheckedStage[] {
  const { timeZone, calendar, letterTime: time } = plan;
  const rules = plan.steps[step];
  const since = dayAt({ ms: owedSince, timeZone });
  const days = workingDays({ from: since, to: since + HORIZON_DAYS, calendar });
  const asked = letterTimeFrom(plan, owedSince === openedAt ? owedSince : owedSince + 1);
  const stages: CheckedStage[] = [{ kind: 'overdue', day: 0, at: asked, to: rules.reminds }];
  for (const { day, to } of rules.overdueDays) {
    stages.push({ kind: 'overdue', day, at: instantOf({ day: days[day] as number, time, timeZone }), to });
  }
  return inOrder(stages);
}

/** The chair is told once of what has not come back: on the first working morning after D, unless D was past already. */
export function returnTimetableOf({
  plan,
  step,
  openedAt,
}: {
  plan: CheckedPlan;
  step: Step;
  openedAt: number;
}): CheckedStage[] {
  const { timeZone, calendar, reading, letterTime: time } = plan;
  const deadline = planDay(plan, plan.steps[step].deadline);
  const tooLate = reading === 'before-day' ? deadline : deadline + 1;
  if (instantOf({ day: tooLate, time: '00:00', timeZone }) <= openedAt) return [];
  const [day = deadline] = workingDays({ from: deadline + 1, to: deadline + HORIZON_DAYS, calendar });
  return [{ kind: 'not-returned', day: 1, at: instantOf({ day, time, timeZone }), to: ['chair'] }];
}

/** By instant; of two at one instant the later one in the list is the one that is sent, to those of both. */
function inOrder(stages: readonly CheckedStage[]): CheckedStage[] {
  const byInstant = new Map<number, CheckedStage>();
  for (const stage of stages) {
    const to = new Set([...stage.to, ...(byInstant.get(stage.at)?.to ?? [])]);
    byInstant.set(stage.at, { ...stage, to: [...to] });
  }
  return [...byInstant.values()].sort((a, b) => a.at - b.at);
}
