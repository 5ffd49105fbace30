import type { FilingStep, Task } from '../../web/src/api/contract';
import { isMeantBy } from '../../web/src/parts/folded';
import { batchesOf } from '../../web/src/parts/many/send-many';
import { nextUnit } from '../../web/src/parts/next-unit';

describe('the next unit of a worklist', () => {
  const task = (name: string, more: Partial<Task> = {}): Task =>
    ({
      campaign: 'c',
      unit: { id: name, name },
      step: 'agency-review',
      party: 'so-tai-chinh',
      state: 'to-do',
      ...more,
    }) as Task;
  const here = (name: string, step: FilingStep = 'agency-review') => ({
    campaign: 'c',
    unit: { id: name, name },
    step,
    party: 'so-tai-chinh',
  });
  const tasks = [
    task('Sở Y tế'),
    task('Ban Dân tộc', { state: 'drafted' }),
    task('Sở Nội vụ', { state: 'done' }),
    task('Sở Công Thương'),
    task('Sở Ngoại vụ', { party: 'so-khac' }),
    task('Sở Tư pháp', { campaign: 'd' }),
    task('Sở Xây dựng', { step: 'member-opinion' }),
  ];

  it.each([
    ['Ban Dân tộc', 'Sở Công Thương'],
    ['Sở Công Thương', 'Sở Y tế'],
    ['Sở Nội vụ', 'Sở Y tế'],
    ['Sở Y tế', 'Ban Dân tộc'],
  ])('after %s is %s', (name, next) => {
    expect(nextUnit(tasks, here(name))?.unit.name).toBe(next);
  });

  it('is none where there is no other to do', () => {
    expect(nextUnit([task('Sở Y tế')], here('Sở Y tế'))).toBeUndefined();
    expect(nextUnit(tasks, here('Sở Xây dựng', 'member-opinion'))).toBeUndefined();
  });
});

it.each([
  ['so y te', true],
  ['SỞ Y', true],
  ['y te', true],
  ['te y', true],
  ['', true],
  ['so x', false],
  ['ế', false],
  ['y tế dự phòng', false],
])('«%s» means Sở Y tế: %s', (typed, isMeant) => {
  expect(isMeantBy(typed, 'Sở Y tế')).toBe(isMeant);
});

it('many are sent in as few requests as their number and their size allow', () => {
  expect(batchesOf([])).toEqual([]);
  expect(batchesOf(Array.from({ length: 201 }, (_, at) => at)).map(({ length }) => length)).toEqual([200, 1]);
  const long = 'ề'.repeat(100_000);
  expect(batchesOf([long, long, long, long]).map(({ length }) => length)).toEqual([2, 2]);
});
