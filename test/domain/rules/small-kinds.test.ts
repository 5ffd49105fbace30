import fc from 'fast-check';
import type { ObligationView } from '../../../domain/ledger/view';
import { type Counts, ProgressCount, type StepProgress } from '../../../domain/rules/progress';
import { LEAST_UNITS, mergeSmallKinds } from '../../../domain/rules/small-kinds';

const NOW = '2013-12-11T00:00:00.000Z';
const owed: ObligationView = {
  id: 'o',
  step: 'member-opinion',
  party: 'm',
  name: 'm',
  status: 'outstanding',
  owedSince: '2013-10-01T00:00:00.000Z',
  dueAt: '2013-12-09T17:00:00.000Z',
  deadlineText: '',
  versions: [],
};

/** Step 3 with so many units of each kind, each of which has one opinion outstanding. */
function stepOf(sizes: Record<string, number>): { step: StepProgress; units: Map<string, number> } {
  const count = new ProgressCount(NOW);
  for (const [kind, size] of Object.entries(sizes)) {
    for (let i = 0; i < size; i += 1) {
      count.add({ unit: { id: `${kind}-${i}`, kind, name: '' }, obligations: [owed] });
    }
  }
  const step = count.result.find((each) => each.step === 'member-opinion') as StepProgress;
  return { step, units: count.unitsIn('member-opinion') };
}

const merge = (sizes: Record<string, number>) => {
  const { step, units } = stepOf(sizes);
  return mergeSmallKinds(step, units);
};
const expectedOf = (byKind: Record<string, Counts>) =>
  Object.fromEntries(Object.entries(byKind).map(([kind, { expected }]) => [kind, expected]));

describe('kinds with few units', () => {
  it.each<[string, Record<string, number>, Record<string, number>, string[] | undefined]>([
    ['none is small', { a: 3, b: 20 }, { a: 3, b: 20 }, undefined],
    [
      'one is small, and takes the next larger with it',
      { a: 1, b: 5, c: 20 },
      { 'a+b': 6, c: 20 },
      ['a', 'b'],
    ],
    ['two are small, and enough together', { a: 1, b: 2, c: 20 }, { 'a+b': 3, c: 20 }, ['a', 'b']],
    [
      'two are small, and too few together',
      { a: 1, b: 1, c: 4, d: 20 },
      { 'a+b+c': 6, d: 20 },
      ['a', 'b', 'c'],
    ],
    ['three are small', { a: 2, b: 2, c: 2, d: 20 }, { 'a+b+c': 6, d: 20 }, ['a', 'b', 'c']],
    ['all are', { a: 1, b: 1 }, { 'a+b': 2 }, ['a', 'b']],
    ['there is no other', { a: 1 }, { a: 1 }, undefined],
  ])('are told together where %s', (_what, sizes, byKind, merged) => {
    const step = merge(sizes);
    expect(expectedOf(step.byKind)).toEqual(byKind);
    expect(step.merged).toEqual(merged);
  });

  it('are never told so that a group under three is left, by itself or taken from the total', () => {
    const sizes = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e'), fc.integer({ min: 1, max: 6 }), {
      minKeys: 1,
    });
    fc.assert(
      fc.property(sizes, (some) => {
        const step = merge(some);
        const groups = Object.values(step.byKind).map(({ expected }) => expected);
        const total = groups.reduce((a, b) => a + b, 0);
        expect(total).toBe(step.expected);
        if (total >= LEAST_UNITS) expect(Math.min(...groups)).toBeGreaterThanOrEqual(LEAST_UNITS);
        // Each is one unit's one obligation, so that every set of groups is a number of units.
        for (let set = 1; set < 2 ** groups.length; set += 1) {
          const told = groups.filter((_, i) => (set >> i) % 2 === 1).reduce((a, b) => a + b, 0);
          if (total >= LEAST_UNITS)
            expect([0, 1, 2]).not.toContain(told === total ? LEAST_UNITS : total - told);
        }
      }),
    );
  });
});
