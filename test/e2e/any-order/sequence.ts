import fc from 'fast-check';
import { fullyStaffed as register } from '../../fixtures/small-register';
import { OWED } from './owed';
import { UNITS } from './units';

export type Part = 'store' | 'relay' | 'worker' | 'sending';
const part = fc.constantFrom<Part[]>('store', 'relay', 'worker', 'sending');

/** One thing that happens. Numbers are positions in what there is at the time. */
export type Step =
  | { do: 'pass'; to: 'the next instant' | 'before the next letters' }
  | { do: 'pass'; hours: number }
  | { do: 'pass'; days: number }
  | { do: 'switch'; part: Part }
  /** A part is away, or sending held, for some days, and then it is back. */
  | { do: 'spell'; part: Part; days: number }
  | { do: 'lose the store after some calls'; calls: number }
  | { do: 'lose an answer of the relay' }
  | { do: 'refuse an address'; person: number }
  | { do: 'release'; which: 'all' | 'every second' }
  | { do: 'decline' }
  | { do: 'file'; owed: number; how: 'review' | 'announcement' | 'both'; by: 'person' | 'system' | number }
  | { do: 'file all'; unit: number }
  | { do: 'decide'; unit: number | 'all'; times: number }
  | { do: 'reopen'; unit: number }
  | { do: 'restart the worker' }
  | { do: 'end'; what: 'campaign' | 'letters' | number }
  | { do: 'cancel' };

/** Printed as they are written. */
const record = <T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }): fc.Arbitrary<T> =>
  fc.record(model, { noNullPrototype: true }) as fc.Arbitrary<T>;

const unit = fc.nat({ max: UNITS.length - 1 });

const step = fc.oneof(
  {
    weight: 5,
    arbitrary: record({
      do: fc.constant('pass' as const),
      to: fc.constantFrom('the next instant' as const, 'before the next letters' as const),
    }),
  },
  {
    weight: 4,
    arbitrary: record({ do: fc.constant('pass' as const), days: fc.integer({ min: 1, max: 9 }) }),
  },
  {
    weight: 2,
    arbitrary: record({ do: fc.constant('pass' as const), hours: fc.integer({ min: 1, max: 7 }) }),
  },
  { weight: 5, arbitrary: record({ do: fc.constant('switch' as const), part }) },
  {
    weight: 8,
    arbitrary: record({ do: fc.constant('spell' as const), part, days: fc.integer({ min: 1, max: 7 }) }),
  },
  {
    weight: 4,
    arbitrary: record({
      do: fc.constant('lose the store after some calls' as const),
      calls: fc.nat({ max: 40 }),
    }),
  },
  { weight: 1, arbitrary: record({ do: fc.constant('lose an answer of the relay' as const) }) },
  {
    weight: 1,
    arbitrary: record({
      do: fc.constant('refuse an address' as const),
      person: fc.nat({ max: register.people.length - 1 }),
    }),
  },
  {
    weight: 2,
    arbitrary: record({
      do: fc.constant('release' as const),
      which: fc.constantFrom('all' as const, 'every second' as const),
    }),
  },
  { weight: 1, arbitrary: record({ do: fc.constant('decline' as const) }) },
  {
    weight: 5,
    arbitrary: record({
      do: fc.constant('file' as const),
      owed: fc.nat({ max: OWED.length - 1 }),
      how: fc.constantFrom('review' as const, 'announcement' as const, 'both' as const),
      by: fc.oneof(fc.constantFrom('person' as const, 'system' as const), fc.integer({ min: 1, max: 200 })),
    }),
  },
  { weight: 2, arbitrary: record({ do: fc.constant('file all' as const), unit }) },
  {
    weight: 6,
    arbitrary: record({
      do: fc.constant('decide' as const),
      unit: fc.oneof(unit, fc.constant('all' as const)),
      times: fc.integer({ min: 1, max: 4 }),
    }),
  },
  { weight: 4, arbitrary: record({ do: fc.constant('reopen' as const), unit }) },
  { weight: 2, arbitrary: record({ do: fc.constant('restart the worker' as const) }) },
  {
    weight: 5,
    arbitrary: record({
      do: fc.constant('end' as const),
      what: fc.oneof(fc.constantFrom('campaign' as const, 'letters' as const), unit),
    }),
  },
  { weight: 1, arbitrary: record({ do: fc.constant('cancel' as const) }) },
) as fc.Arbitrary<Step>;

/** When a campaign opens: by its plan, shortly before a deadline, or after one. The later, the sooner all is over. */
const OPENINGS = [
  '2013-10-01T01:00:00.000Z',
  '2013-11-06T02:00:00.000Z',
  // At night, on a Saturday, and at a letter time, with the deadline of step 1 past.
  '2013-11-25T19:06:00.000Z',
  '2013-11-30T03:00:00.000Z',
  '2013-12-02T01:00:00.000Z',
  '2013-12-06T02:00:00.000Z',
  '2013-12-27T02:00:00.000Z',
  '2014-01-07T02:00:00.000Z',
] as const;

export interface Sequence {
  openedAt: (typeof OPENINGS)[number];
  /** How far each unit comes before the first step: 0 nothing is filed, 1 everything, and then that many decisions less one. */
  standing: number[];
  steps: Step[];
}

export const sequence = ({
  length,
  openings = OPENINGS,
}: {
  length: number;
  openings?: readonly Sequence['openedAt'][];
}): fc.Arbitrary<Sequence> =>
  record({
    openedAt: fc.constantFrom(...openings),
    standing: fc.array(fc.oneof(fc.constant(0), fc.nat({ max: 5 })), {
      minLength: UNITS.length,
      maxLength: UNITS.length,
    }),
    steps: fc.array(step, { minLength: length, maxLength: length, size: 'max' }),
  });

/** A sequence's first steps. */
export const stepsTo = (standing: readonly number[]): Step[] =>
  standing.flatMap((how, i): Step[] => [
    ...(how > 0 ? [{ do: 'file all' as const, unit: i }] : []),
    ...(how > 1 ? [{ do: 'decide' as const, unit: i, times: how - 1 }] : []),
  ]);
