import type { ObligationStatus } from '../../../domain/ledger/state';
import type { ObligationView } from '../../../domain/ledger/view';
import { isOutstanding, isOverdue, statusAt } from '../../../domain/rules/owed-now';
import { Evaluation, local } from '../../fixtures/evaluation';

const SINCE = local('2013-11-05 09:00');
const DUE = local('2013-11-10 00:00');
const BEFORE_DUE = local('2013-11-09 23:59');

const obligation = (status: ObligationStatus, owedSince: string | undefined = SINCE): ObligationView => ({
  id: 'self-review/a',
  step: 'self-review',
  party: 'a',
  name: 'A',
  status,
  ...(owedSince !== undefined && { owedSince }),
  dueAt: DUE,
  deadlineText: '',
  versions: [],
});

describe('what is owed now:', () => {
  test.each<[string, ObligationView, string, ObligationStatus]>([
    ['not yet, before it is owed', obligation('outstanding'), local('2013-11-05 08:59'), 'not-owed-yet'],
    [
      'what is outstanding, from the instant on at which it became owed',
      obligation('outstanding'),
      SINCE,
      'outstanding',
    ],
    ['not what is done', obligation('done'), local('2013-11-05 08:59'), 'done'],
    ['not what is waived', obligation('waived'), DUE, 'waived'],
    ['not what awaits its contents', obligation('content-awaited'), DUE, 'content-awaited'],
  ])('%s', (_, each, now, status) => {
    expect(statusAt(each, now)).toBe(status);
    expect(isOutstanding(each, now)).toBe(status === 'outstanding');
  });

  test('nothing of which it is not known since when', () => {
    const { owedSince: _, ...unknown } = obligation('outstanding');
    expect(statusAt(unknown, DUE)).toBe('not-owed-yet');
  });
});

describe('a deadline that passed without what it is of:', () => {
  test.each<[ObligationStatus, boolean]>([
    ['outstanding', true],
    ['submitted', true],
    ['not-owed-yet', true],
    ['content-awaited', false],
    ['done', false],
    ['waived', false],
    ['ended', false],
  ])('what is %s is overdue from the due instant on: %s', (status, isPast) => {
    expect(isOverdue(obligation(status), DUE)).toBe(isPast);
    expect(isOverdue(obligation(status), BEFORE_DUE)).toBe(false);
  });

  test('of the last steps, whatever they wait for, until the answer is back', () => {
    const evaluation = new Evaluation();
    const overdue = (at: string) =>
      evaluation
        .view(local(at))
        .obligations.filter((each) => isOverdue(each, local(at)))
        .map(({ step }) => step)
        .filter((step) => step === 'party-assessment' || step === 'recognition');
    expect(overdue('2013-12-30 23:59')).toEqual([]);
    expect(overdue('2013-12-31 00:00')).toEqual(['party-assessment']);
    evaluation.decideAll(['synthesis'], local('2013-12-31 09:00'));
    expect(overdue('2014-01-03 09:00')).toEqual(['party-assessment']);
    expect(overdue('2014-01-10 00:00')).toEqual(['party-assessment', 'recognition']);
    evaluation.decideAll(['remarks'], local('2014-01-13 09:00'));
    expect(overdue('2014-01-13 09:00')).toEqual(['recognition']);
    evaluation.decideAll(['proposal'], local('2014-01-14 09:00'));
    expect(overdue('2014-01-14 09:00')).toEqual(['recognition']);
    evaluation.decideAll(['recognition'], local('2014-01-15 09:00'));
    expect(overdue('2014-01-15 09:00')).toEqual([]);
  });
});
