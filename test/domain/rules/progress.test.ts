import * as fc from 'fast-check';
import type { EvaluationView } from '../../../domain/ledger/view';
import { STEP_IDS, type StepId } from '../../../domain/plan';
import { type Counts, ProgressCount, type StepProgress } from '../../../domain/rules/progress';
import { fromMs } from '../../../domain/time';
import { Evaluation, local } from '../../fixtures/evaluation';

const REVIEW = { step: 'agency-review', party: 'so-noi-vu' } as const;
const OTHER = { step: 'agency-review', party: 'so-tai-chinh' } as const;
const SELF_REVIEW = { step: 'self-review', party: 'so-y-te' } as const;
const OPINION = { step: 'member-opinion', party: 'pct-van-xa' } as const;
const EARLY = local('2013-11-01 09:00');
const paper = { channel: 'paper' } as const;

function progressOf(views: readonly EvaluationView[], now: string): StepProgress[] {
  const count = new ProgressCount(now);
  for (const view of views) count.add(view);
  return count.result;
}

/** The columns of one step that are not 0. */
function columns(evaluation: Evaluation, step: StepId, now: string) {
  const found = progressOf([evaluation.view()], now).find((each) => each.step === step);
  const { byKind: _, returns, step: __, ...counts } = found as StepProgress;
  const some = (all: object) => Object.fromEntries(Object.entries(all).filter(([, n]) => n !== 0));
  return { ...some(counts), ...(returns && { returns: some(returns) }) };
}

describe('where a step stands', () => {
  test('halves of step 1 are outstanding, and say how many they are', () => {
    const evaluation = new Evaluation();
    evaluation.file(REVIEW, EARLY);
    const before = local('2013-11-09 12:00');
    expect(columns(evaluation, 'agency-review', before)).toEqual({
      expected: 2,
      outstanding: 2,
      halfOutstanding: 1,
    });
    expect(columns(evaluation, 'agency-review', local('2013-11-10 00:00'))).toMatchObject({ overdue: 2 });
    evaluation.announce(REVIEW, local('2013-11-10 12:00'));
    evaluation.file(OTHER, EARLY);
    evaluation.announce(OTHER, local('2013-11-12 12:00'));
    expect(columns(evaluation, 'agency-review', local('2013-11-20 12:00'))).toEqual({
      expected: 2,
      onTheDay: 1,
      late: 1,
    });
  });

  test('what was frozen without a half came by half, what was frozen without both never came', () => {
    const evaluation = new Evaluation();
    evaluation.announce(OTHER, EARLY);
    evaluation.decideAll(['synthesis'], local('2013-12-16 09:00'));
    const now = local('2014-01-20 09:00');
    expect(columns(evaluation, 'agency-review', now)).toEqual({ expected: 2, neverCame: 1, halfCame: 1 });
    expect(columns(evaluation, 'self-review', now)).toEqual({ expected: 1, neverCame: 1 });
  });

  test('a paper that awaits its contents is received, as late as its stamp is', () => {
    const evaluation = new Evaluation();
    evaluation.file(SELF_REVIEW, EARLY, { ...paper, awaitsContent: true });
    evaluation.file(OPINION, local('2013-12-11 09:00'), { ...paper, awaitsContent: true });
    const now = local('2013-12-20 09:00');
    expect(columns(evaluation, 'self-review', now)).toEqual({ expected: 1, onTime: 1, contentAwaited: 1 });
    expect(columns(evaluation, 'member-opinion', now)).toEqual({ expected: 1, late: 1, contentAwaited: 1 });
  });

  test('what is waived is neither outstanding nor received', () => {
    const evaluation = new Evaluation();
    evaluation.decide('waiver', EARLY, { obligation: 'self-review/so-y-te' });
    expect(columns(evaluation, 'self-review', local('2014-01-20 09:00'))).toEqual({ expected: 1, waived: 1 });
  });

  test('the last steps are counted by what goes up and, apart, by what comes back', () => {
    const evaluation = new Evaluation();
    const step = 'party-assessment';
    expect(columns(evaluation, step, local('2013-12-01 09:00'))).toEqual({
      expected: 1,
      notOwedYet: 1,
      returns: { expected: 1, awaited: 1 },
    });
    evaluation.decideAll(['synthesis'], local('2013-12-20 09:00'));
    expect(columns(evaluation, step, local('2013-12-30 09:00'))).toEqual({
      expected: 1,
      onTime: 1,
      returns: { expected: 1, awaited: 1 },
    });
    const past = local('2014-01-10 09:00');
    expect(columns(evaluation, step, past)).toEqual({
      expected: 1,
      onTime: 1,
      returns: { expected: 1, awaited: 1, overdue: 1 },
    });
    // Step 5 is not owed yet, and its deadline has passed all the same.
    expect(columns(evaluation, 'recognition', past)).toEqual({
      expected: 1,
      notOwedYet: 1,
      returns: { expected: 1, awaited: 1, overdue: 1 },
    });
    evaluation.decideAll(['remarks'], past);
    expect(columns(evaluation, step, past)).toEqual({
      expected: 1,
      onTime: 1,
      returns: { expected: 1, late: 1 },
    });
    evaluation.ledger.cancel(past);
    expect(columns(evaluation, 'recognition', past)).toEqual({
      expected: 1,
      neverCame: 1,
      returns: { expected: 1, neverCame: 1 },
    });
  });
});

describe('the sum rule', () => {
  const happenings = fc.array(
    fc.constantFrom<(evaluation: Evaluation, at: string) => void>(
      (evaluation, at) => evaluation.file(REVIEW, at),
      (evaluation, at) => evaluation.announce(REVIEW, at, paper),
      (evaluation, at) => evaluation.announce(OTHER, at),
      (evaluation, at) => evaluation.file(SELF_REVIEW, at, { ...paper, awaitsContent: true }),
      (evaluation, at) => evaluation.file(OPINION, at),
      (evaluation, at) => evaluation.decide('waiver', at, { obligation: 'member-opinion/pct-van-xa' }),
      (evaluation, at) => evaluation.decide('voiding', at, { filing: 'f2' }),
      (evaluation, at) => evaluation.decide('synthesis', at),
      (evaluation, at) => evaluation.decide('remarks', at),
      (evaluation, at) => evaluation.decide('proposal', at),
      (evaluation, at) => evaluation.decide('recognition', at),
      (evaluation, at) => evaluation.decide('reopening', at),
      (evaluation, at) => evaluation.ledger.cancel(at),
    ),
    { maxLength: 14 },
  );
  const years = fc.array(fc.tuple(happenings, fc.integer({ min: 0, max: 9 })), {
    minLength: 1,
    maxLength: 3,
  });

  const sum = ({ onTime, onTheDay, late, outstanding, notOwedYet, waived, neverCame, halfCame }: Counts) =>
    onTime + onTheDay + late + outstanding + notOwedYet + waived + neverCame + halfCame;

  test('what is expected is the sum of its columns, of every step, kind and moment', () => {
    fc.assert(
      fc.property(years, fc.integer({ min: 0, max: 130 }), (units, day) => {
        const views = units.map(([each, pace]) => {
          const evaluation = new Evaluation();
          for (const [i, happens] of each.entries())
            happens(evaluation, fromMs(Date.parse(EARLY) + i * pace * 86_400_000));
          return evaluation.view();
        });
        const now = fromMs(Date.parse(EARLY) + day * 86_400_000);
        for (const { step, byKind, ...total } of progressOf(views, now)) {
          for (const counts of [total, ...Object.values(byKind)]) {
            const { expected, outstanding, overdue, halfOutstanding, contentAwaited, returns } = counts;
            expect([step, sum(counts)]).toEqual([step, expected]);
            expect(overdue).toBeLessThanOrEqual(outstanding);
            expect(halfOutstanding).toBeLessThanOrEqual(outstanding);
            expect(contentAwaited).toBeLessThanOrEqual(counts.onTime + counts.onTheDay + counts.late);
            if (!returns) continue;
            const { onTime, onTheDay, late, awaited, neverCame } = returns;
            expect(onTime + onTheDay + late + awaited + neverCame).toBe(returns.expected);
            expect(returns.expected).toBe(expected);
            expect(returns.overdue).toBeLessThanOrEqual(awaited);
          }
          expect(total.expected).toBe(Object.values(byKind).reduce((all, kind) => all + kind.expected, 0));
        }
      }),
      { numRuns: 40 },
    );
  });

  test('every step is there, in the plan’s order, also of nothing', () => {
    expect(progressOf([], EARLY).map(({ step, expected }) => [step, expected])).toEqual(
      STEP_IDS.map((step) => [step, 0]),
    );
  });
});
