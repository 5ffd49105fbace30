import { nextDeadlineOf } from '../../../domain/rules/next-deadline';
import { local } from '../../fixtures/evaluation';
import { plan2013 } from '../../fixtures/plans';

describe('the next deadline of a plan', () => {
  test.each([
    ['2013-11-08 09:00', 'agency-review', '2013-11-09', 1],
    ['2013-11-10 00:00', 'self-review', '2013-12-09', 21],
    ['2013-12-09 23:59', 'self-review', '2013-12-09', 1],
    ['2013-12-10 00:00', 'party-assessment', '2013-12-30', 15],
    ['2014-01-09 09:00', 'recognition', '2014-01-09', 1],
  ])(
    'is at %s that of %s, whose last day is %s, in %i working days',
    (at, step, lastDay, workingDaysLeft) => {
      expect(nextDeadlineOf(plan2013, local(at))).toMatchObject({ step, lastDay, workingDaysLeft });
    },
  );

  test('is none once all are past', () => {
    expect(nextDeadlineOf(plan2013, local('2014-01-10 00:00'))).toBeUndefined();
  });
});
