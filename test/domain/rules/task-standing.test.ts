import { OBLIGATION_STATUSES } from '../../../domain/ledger/state';
import { EVALUATION_STATUSES } from '../../../domain/ledger/view';
import { standingOfAll, taskStandingOf } from '../../../domain/rules/task-standing';

test.each([
  ['not-owed-yet', 'open'],
  ['outstanding', 'open'],
  ['submitted', 'open'],
  ['content-awaited', 'filed'],
  ['done', 'filed'],
  ['waived', 'waived'],
  ['ended', 'frozen'],
] as const)('what is %s is shown as %s', (status, standing) => {
  expect(OBLIGATION_STATUSES).toContain(status);
  const evaluation = { status: 'frozen' } as const;
  expect(taskStandingOf({ campaign: 'open', evaluation, obligation: { status } })).toBe(standing);
});

test('the end of an evaluation or of its campaign says more than its tasks', () => {
  const of = (campaign: 'open' | 'closed' | 'cancelled', status: (typeof EVALUATION_STATUSES)[number]) =>
    taskStandingOf({ campaign, evaluation: { status }, obligation: { status: 'done' } });
  expect(EVALUATION_STATUSES.map((status) => of('open', status))).toEqual([
    'filed',
    'filed',
    'filed',
    'filed',
    'over',
    'cancelled',
  ]);
  expect(of('cancelled', 'recognised')).toBe('cancelled');
});

test('a task that the read model does not have yet is open', () => {
  expect(taskStandingOf({ campaign: 'open' })).toBe('open');
});

test('of several units, one that is open is what matters', () => {
  expect(standingOfAll(['waived', 'open', 'filed'])).toBe('open');
  expect(standingOfAll(['frozen', 'waived', 'filed'])).toBe('filed');
  expect(standingOfAll(['over', 'over'])).toBe('over');
});
