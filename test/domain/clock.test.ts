import * as fc from 'fast-check';
import { planTimeAt, REAL_TIME, realMsAt, rehearsalClock } from '../../domain/clock';
import { fromMs, toMs } from '../../domain/time';

const startMs = toMs('2026-11-24T00:00:00.000Z');
const gaps = fc.array(fc.integer({ min: 60_000, max: 30 * 86_400_000 }), { minLength: 1, maxLength: 40 });

const instantsOf = (steps: readonly number[]) => {
  let at = toMs('2013-10-01T00:00:00.000Z');
  return [fromMs(at), ...steps.map((gap) => fromMs((at += gap)))];
};

describe('a campaign’s clock', () => {
  test('in real life is the identity', () => {
    expect(planTimeAt(REAL_TIME, startMs)).toBe('2026-11-24T00:00:00.000Z');
    expect(realMsAt(REAL_TIME, '2026-11-24T00:00:00.000Z')).toBe(startMs);
  });

  test('in a rehearsal gives each gap between the plan’s instants at least the least gap', () => {
    fc.assert(
      fc.property(gaps, fc.integer({ min: 0, max: 600_000 }), (steps, durationMs) => {
        const instants = instantsOf(steps);
        const { points } = rehearsalClock({ instants, startMs, durationMs, minGapMs: 3_000 });
        expect(points.map((point) => point.plan)).toEqual(instants);
        points.slice(1).forEach((point, i) => {
          expect(toMs(point.real) - toMs(points[i]?.real ?? '')).toBeGreaterThanOrEqual(3_000);
        });
      }),
    );
  });

  test('never runs back, and shows an instant at the real time that it names for it', () => {
    fc.assert(
      fc.property(gaps, fc.array(fc.integer({ min: -10_000, max: 900_000 })), (steps, offsets) => {
        const instants = instantsOf(steps);
        const clock = rehearsalClock({ instants, startMs, durationMs: 120_000, minGapMs: 3_000 });
        const times = offsets.sort((a, b) => a - b).map((offset) => planTimeAt(clock, startMs + offset));
        expect(times).toEqual([...times].sort());
        for (const plan of instants) expect(planTimeAt(clock, realMsAt(clock, plan))).toBe(plan);
      }),
    );
  });
});
