import type { Task } from '../api/contract';
import type { Words } from '../words/vi';
import { momentOf } from './dates';

/** What of a task tells how much time is left. */
export type TimeLeft = Pick<Task, 'step' | 'late' | 'workingDaysLeft' | 'lastDay' | 'planNow'>;

/** By either reading of a deadline: its last day is D itself, or the day before. */
export const isLastDay = ({ late, workingDaysLeft, lastDay, planNow }: Omit<TimeLeft, 'step'>): boolean =>
  !late && (workingDaysLeft === 0 || momentOf(planNow).day === lastDay);

/** How much time is left of a task, or how long it has been over. */
export function daysInWords({ tasks }: Words, task: TimeLeft): string {
  const { step, late, workingDaysLeft } = task;
  if (late && step === 'member-opinion') return tasks.awaitedFor;
  if (workingDaysLeft < 0) return tasks.overdueBy(-workingDaysLeft);
  // On D, and of what was over when the campaign opened.
  if (late) return tasks.over;
  return isLastDay(task) ? tasks.dueToday : tasks.daysLeft(workingDaysLeft);
}
