import type { Block } from '../blocks';
import type { LetterInput } from '../letter-input';
import type { Group } from './group';

/** More matters than this nobody reads in a letter, and webmail cuts off a longer one. */
export const LISTED_MATTERS = 200;

/** The gravest groups as far as the letter lists them, and how many matters are left. */
export function withinLimit(
  groups: readonly Group[],
  limit: number,
): { shown: Group[]; left: number; room: number } {
  const shown: Group[] = [];
  let room = limit;
  let left = 0;
  for (const group of groups) {
    const listed = Math.min(room, group.items.length);
    if (listed > 0) shown.push(listed < group.items.length ? { ...group, listed } : group);
    left += group.items.length - listed;
    room -= listed;
  }
  return { shown, left, room };
}

/** What the letter leaves out, and where all of it is. */
export function leftOut(left: number, { tasksAt, plan }: Pick<LetterInput, 'tasksAt' | 'plan'>): Block[] {
  if (left === 0) return [];
  const label = `Và ${left} việc khác`;
  const fact =
    tasksAt === undefined
      ? {
          label,
          text: `${plan.sender.name} cung cấp danh sách đầy đủ khi được đề nghị qua ${plan.sender.replyTo}`,
        }
      : { label, text: tasksAt, href: tasksAt };
  return [{ type: 'facts', facts: [fact] }];
}
