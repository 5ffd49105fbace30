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

describe('a filing under a plan that says what a criterion is worth and where a level begins', () => {
  const scoredPlan = {
    ...plan,
    criteria: plan.criteria.map((each) => ({ ...each, max: each.id === 'nhiem-vu' ? 40 : 60 })),
    levels: plan.levels.map((level, i) => ({ ...level, ...(i < 2 && { from: [90, 50][i] ?? 0 }) })),
  };
  const [best, middle, worst] = plan.levels.map(({ id }) => id);
  const told = (change: object, step: 'self-review' | 'member-opinion' = 'self-review') =>
    filingFaults({ plan: scoredPlan, unit, step, content: { ...review, level: middle ?? '', ...change } });
  const rules = (change: object) => told(change).map(({ field, rule }) => `${field} ${rule}`);
  const scoredBy = (...scores: number[]) => ({
    criteria: review.criteria.map((each, i) => ({ ...each, score: scores[i] })),
  });

  test('takes scores up to the maximum of each criterion, and 0', () => {
    expect(rules(scoredBy(40, 60))).toEqual([]);
    expect(rules(scoredBy(0, 0))).toEqual([]);
  });

  test('refuses a score above its criterion’s maximum or below 0, by its name', () => {
    expect(rules(scoredBy(55, 60))).toEqual(['criteria[0].score score-range']);
    expect(rules(scoredBy(40, -1))).toEqual(['criteria[1].score score-range']);
    const [fault] = told(scoredBy(40.5, 60));
    expect(fault?.message.vi).toContain(`«${plan.criteria[0]?.text}» tối đa 40 điểm`);
  });

  test.each([
    [best, 90],
    [best, 100],
    [middle, 50],
    [middle, 89.5],
    [worst, 49.5],
    [worst, 0],
  ])('takes the level %s with %d', (level, score) => {
    expect(rules({ level, score })).toEqual([]);
  });

  test.each([
    [best, 12],
    [best, 89.5],
    [middle, 90],
    [middle, 49],
    [worst, 50],
  ])('refuses the level %s with %d, and tells the plan’s numbers alone', (level, score) => {
    expect(rules({ level, score })).toEqual(['score level-of-score']);
    const [fault] = told({ level, score });
    expect(fault?.message.vi).toMatch(/«hoàn thành tốt» từ 90; «hoàn thành» từ 50 điểm/);
    expect(fault?.message.en).not.toMatch(new RegExp(`\\b${score}\\b(?<!90|50)`));
  });

  test('asks nothing of a filing without an overall score, and holds an opinion that has one', () => {
    expect(rules({ level: best, score: undefined })).toEqual(['score required']);
    const opinion = { criteria: undefined, remarks: 'nhất trí', level: best, score: 12 };
    expect(told(opinion, 'member-opinion').map(({ rule }) => rule)).toEqual(['level-of-score']);
  });
});
