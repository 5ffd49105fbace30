import type { Task } from '../../api/contract';
import { isLastDay } from '../../parts/task-days';

export const GROUPS = ['overdue', 'awaited', 'today', 'soon', 'later', 'done'] as const;
export type Group = (typeof GROUPS)[number];

/** Of a member's opinion nobody says that it is overdue: it has not been received so far. */
export function groupOf(task: Task): Group {
  const { state, step, late, workingDaysLeft } = task;
  if (state === 'done' || state === 'waived') return 'done';
  if (late) return step === 'member-opinion' ? 'awaited' : 'overdue';
  if (isLastDay(task)) return 'today';
  return workingDaysLeft <= 3 ? 'soon' : 'later';
}

/** Groups that have tasks, the gravest task of each first. */
export function grouped(tasks: readonly Task[]): [Group, Task[]][] {
  const sorted = [...tasks].sort(
    (a, b) => a.workingDaysLeft - b.workingDaysLeft || a.unit.name.localeCompare(b.unit.name, 'vi'),
  );
  return GROUPS.map((group): [Group, Task[]] => [
    group,
    sorted.filter((task) => groupOf(task) === group),
  ]).filter(([, members]) => members.length > 0);
}

/** The tasks of one matter of a letter, as its link names them: `?dot=…&buoc=…&ben=…&donvi=a,b`. */
export function filtered(tasks: readonly Task[], search: string): { tasks: Task[]; isFiltered: boolean } {
  const asked = new URLSearchParams(search);
  const one = (name: string) => asked.get(name) || undefined;
  const [campaign, step, party] = [one('dot'), one('buoc'), one('ben')];
  const units = one('donvi')?.split(',');
  return {
    isFiltered: [campaign, step, party, units].some((each) => each !== undefined),
    tasks: tasks.filter(
      (task) =>
        (campaign === undefined || task.campaign === campaign) &&
        (step === undefined || task.step === step) &&
        (party === undefined || task.party === party) &&
        (units === undefined || units.includes(task.unit.id)),
    ),
  };
}
