import type { ObligationStatus } from '../../../domain/ledger/state';
import { STEP_IDS, type StepId } from '../../../domain/plan';
import { type CellObligation, cellsIn, type StepCell } from '../../../domain/rules/cells';
import { Evaluation, local } from '../../fixtures/evaluation';
import { plan2013 } from '../../fixtures/plans';

const DUE = local('2013-11-10 00:00');
const NOW = local('2013-11-15 09:00');

/** The figures of one step that are not 0, on the fourth working day after the 10th, a Sunday that nobody works on. */
function figuresOf(
  obligations: readonly CellObligation[],
  { step = 'agency-review', now = NOW }: { step?: StepId; now?: string } = {},
) {
  const cells = cellsIn({ plan: plan2013, now })(obligations);
  expect(cells.map((each) => each.step)).toEqual([...STEP_IDS]);
  const { step: _, ...figures } = cells.find((each) => each.step === step) as StepCell;
  return Object.fromEntries(Object.entries(figures).filter(([, figure]) => figure !== 0));
}

const owed = (status: ObligationStatus, about: Partial<CellObligation> = {}): CellObligation => ({
  step: 'agency-review',
  status,
  owedSince: local('2013-10-01 08:00'),
  dueAt: DUE,
  ...about,
});
const nothing = owed('outstanding', { missing: ['filing', 'announcement'] });
const filed = owed('outstanding', { missing: ['announcement'] });
const announced = owed('outstanding', { missing: ['filing'] });

describe('a cell of the board', () => {
  test.each<[string, CellObligation[], object]>([
    ['of nothing is empty', [], {}],
    [
      'is complete, in time',
      [owed('done', { timeliness: 'on-time' })],
      { expected: 1, complete: 1, filed: 1, announced: 1 },
    ],
    [
      'is complete on D itself, and late by the days of the latest',
      [
        owed('done', { timeliness: 'on-the-day' }),
        owed('done', { timeliness: 'late', lateWorkingDays: 2 }),
        owed('done', { timeliness: 'late', lateWorkingDays: 4 }),
      ],
      { expected: 3, complete: 3, filed: 3, announced: 3, onTheDay: 1, late: 2, lateWorkingDays: 4 },
    ],
    [
      'counts the halves apart, and is overdue without either of them',
      [nothing, filed, announced],
      { expected: 3, outstanding: 3, filed: 1, announced: 1, overdue: 3, overdueWorkingDays: 5 },
    ],
    [
      'does not ask for what was waived',
      [owed('waived', { missing: ['filing'] }), owed('done', { timeliness: 'on-time' })],
      { expected: 2, waived: 1, complete: 1, filed: 1, announced: 1 },
    ],
    [
      'counts a paper without its contents as received, and says so',
      [owed('content-awaited', { timeliness: 'on-time' })],
      { expected: 1, complete: 1, filed: 1, announced: 1, contentAwaited: 1 },
    ],
    [
      'says what never came, and which half of it did',
      [owed('ended', { missing: ['announcement'] }), owed('ended', { missing: ['filing', 'announcement'] })],
      { expected: 2, neverCame: 2, filed: 1 },
    ],
    [
      'is not owed before it is',
      [owed('outstanding', { owedSince: local('2013-11-15 10:00') })],
      { expected: 1, notOwedYet: 1 },
    ],
    [
      'counts the days of what became owed after its deadline from then on',
      [owed('outstanding', { missing: ['filing'], owedSince: local('2013-11-13 10:00') })],
      { expected: 1, outstanding: 1, announced: 1, overdue: 1, overdueWorkingDays: 2 },
    ],
    [
      'names the first letter that is still to come',
      [
        owed('outstanding', {
          missing: ['filing'],
          dueAt: local('2013-12-10 00:00'),
          nextLetterAt: local('2013-11-20 08:00'),
        }),
        owed('outstanding', {
          missing: ['filing'],
          dueAt: local('2013-12-10 00:00'),
          nextLetterAt: local('2013-11-19 08:00'),
        }),
      ],
      { expected: 2, outstanding: 2, announced: 2, nextLetterAt: local('2013-11-19 08:00') },
    ],
  ])('%s', (_, obligations, expected) => {
    expect(figuresOf(obligations)).toEqual(expected);
  });

  test.each<[string, string, Partial<CellObligation>, object]>([
    ['is not owed before steps 1 to 3', '2013-12-01 09:00', { status: 'not-owed-yet' }, { notOwedYet: 1 }],
    [
      'is awaited from above once it was sent up, which nobody is overdue with',
      '2014-01-03 09:00',
      { status: 'submitted', timeliness: 'on-time' },
      { complete: 1, filed: 1, awaitedOverdue: 1 },
    ],
    [
      'has come back',
      '2014-01-03 09:00',
      {
        status: 'done',
        timeliness: 'on-time',
        returned: { at: NOW, timeliness: 'on-time', lateWorkingDays: 0 },
      },
      { complete: 1, filed: 1, returned: 1 },
    ],
    [
      'is overdue while nothing was sent up',
      '2014-01-03 09:00',
      { status: 'outstanding', owedSince: local('2013-12-10 00:00') },
      { outstanding: 1, overdue: 1, overdueWorkingDays: 2, awaitedOverdue: 1 },
    ],
  ])('of step 4 %s', (_, at, about, expected) => {
    const step = 'party-assessment';
    const obligation = { ...owed('outstanding'), step, dueAt: local('2013-12-31 00:00'), ...about } as const;
    expect(figuresOf([obligation], { step, now: local(at) })).toEqual({ expected: 1, ...expected });
  });

  test('is the same of an evaluation as its progress tells it', () => {
    const evaluation = new Evaluation();
    evaluation.file({ step: 'agency-review', party: 'so-noi-vu' }, local('2013-11-08 09:00'));
    evaluation.fileAll(local('2013-11-13 09:00'));
    const { obligations } = evaluation.view();
    expect(figuresOf(obligations)).toMatchObject({ expected: 2, complete: 2, late: 2, lateWorkingDays: 3 });
    expect(figuresOf(obligations, { step: 'self-review' })).toMatchObject({ expected: 1, complete: 1 });
    expect(figuresOf(obligations, { step: 'recognition' })).toMatchObject({ expected: 1, notOwedYet: 1 });
  });
});
