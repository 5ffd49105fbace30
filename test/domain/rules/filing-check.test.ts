import { filingFaults } from '../../../domain/rules/filing-check';
import { vanSon } from '../../fixtures/van-son';

const { plan, register } = vanSon();
const unit = register.units.find(({ id }) => id === 'xa-suoi-bac');
if (!unit) throw new Error('no such unit');

const review = {
  level: 'dat',
  score: 71,
  criteria: ['nhiem-vu', 'hai-long'].map((criterion) => ({ criterion, achieved: 'đạt', shortcomings: 'ít' })),
  document: { number: '12/BC', date: '2027-04-10', signer: 'Chủ tịch' },
};

/** Fields and rules that the plan's own check refuses. */
const faultsOf = (change: object, step: 'self-review' | 'member-opinion' = 'self-review'): string[] =>
  filingFaults({ plan, unit, step, content: { ...review, ...change } }).map(
    ({ field, rule }) => `${field} ${rule}`,
  );

describe('a filing under a plan that requires a score from 0 to 100', () => {
  test.each([0, 71, 100])('is taken with %d', (score) => {
    expect(faultsOf({ score })).toEqual([]);
  });

  test('is refused without one, above it and below it', () => {
    expect(faultsOf({ score: undefined })).toEqual(['score required']);
    expect(faultsOf({ score: 100.5 })).toEqual(['score score-range']);
    expect(faultsOf({ score: -1 })).toEqual(['score score-range']);
  });

  test('knows the three levels of this plan and no other', () => {
    for (const { id } of plan.levels) expect(faultsOf({ level: id })).toEqual([]);
    expect(faultsOf({ level: 'hoan-thanh-tot' })).toEqual(['level unknown-level']);
  });

  test('holds the criteria of its kind of unit', () => {
    expect(faultsOf({ criteria: review.criteria.slice(0, 1) })).toEqual(['criteria missing-criterion']);
  });

  test('needs none where it is an opinion', () => {
    const opinion = { criteria: undefined, score: undefined, remarks: 'nhất trí' };
    expect(faultsOf(opinion, 'member-opinion')).toEqual([]);
  });
});
