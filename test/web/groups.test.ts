import { filtered, grouped, groupOf } from '../../web/src/pages/tasks/groups';
import { daysInWords } from '../../web/src/parts/task-days';
import { vi } from '../../web/src/words/vi';
import { tasks } from './pages/examples';

test('tasks are grouped by how near their deadline is; an opinion is never overdue', () => {
  const names = grouped(tasks).map(([group, members]) => [group, members.map(({ unit }) => unit.id)]);
  expect(names).toEqual([
    ['overdue', ['so-xay-dung']],
    ['awaited', ['y-kien']],
    ['today', ['so-cong-thuong']],
    ['soon', ['so-y-te', 'vinh-cuu']],
    ['later', ['so-tai-chinh']],
    ['done', ['long-thanh', 'mien']],
  ]);
});

test('what is over on D itself, or was when the campaign opened, is not said to have time until tonight', () => {
  const [task] = tasks;
  if (!task) throw new Error('no example');
  const onD = { ...task, state: 'to-do' as const, workingDaysLeft: 0, late: true };
  expect([groupOf(onD), daysInWords(vi, onD)]).toEqual(['overdue', 'đã hết thời hạn']);
  const lastDay = { ...onD, late: false };
  expect([groupOf(lastDay), daysInWords(vi, lastDay)]).toEqual(['today', 'hạn cuối là hết ngày hôm nay']);
});

test('the link of a letter shows its tasks alone', () => {
  const { tasks: shown, isFiltered } = filtered(
    tasks,
    'dot=dong-nai-2013&buoc=agency-review&donvi=so-y-te,vinh-cuu',
  );
  expect([isFiltered, shown.map(({ unit }) => unit.id)]).toEqual([true, ['so-y-te', 'vinh-cuu']]);
  expect(filtered(tasks, '').isFiltered).toBe(false);
  expect(filtered(tasks, 'ben=khac').tasks).toEqual([]);
});

test('what is waived is owed by nobody', () => {
  expect(tasks.filter(({ state }) => state === 'waived').map(groupOf)).toEqual(['done']);
});
