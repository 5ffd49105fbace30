import { type Plan, STEP_IDS, type StepId } from '../plan';
import { dueAtOf } from '../schedule';
import type { Instant, PlainDate } from '../time';
import { datesOf } from './if-filed';
import { workingDaysLeft } from './task';

/** A deadline of the plan that is still to come. */
export interface NextDeadline {
  step: StepId;
  dueAt: Instant;
  lastDay: PlainDate;
  /** With the last day itself: 1 on that day. */
  workingDaysLeft: number;
}

/** The next deadline of a plan, of two on one day the earlier step's; undefined once all are past. */
export function nextDeadlineOf(plan: Plan, now: Instant): NextDeadline | undefined {
  const coming = STEP_IDS.map((step) => ({ step, dueAt: dueAtOf(plan, step) }))
    .filter(({ dueAt }) => dueAt > now)
    .sort((a, b) => (a.dueAt < b.dueAt ? -1 : a.dueAt > b.dueAt ? 1 : 0));
  const [next] = coming;
  if (!next) return undefined;
  return {
    ...next,
    lastDay: datesOf(next.dueAt, plan).lastDay,
    workingDaysLeft: workingDaysLeft({ plan, obligation: next, now }),
  };
}
