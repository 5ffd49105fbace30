import * as fc from 'fast-check';
import {
  clockAtStart,
  isRealTime,
  legOf,
  mayGoTo,
  planTimeAt,
  REAL_TIME,
  type RehearsalClock,
  sendingTimeOf,
} from '../../domain/clock';
import { openedClock } from '../../domain/rules/campaign-clock';
import { earliest, fromMs, type Instant, justBefore, toMs } from '../../domain/time';
import { plan2013 } from '../fixtures/plans';

const realMs = toMs('2026-11-24T00:00:00.000Z');
const at = (hours: number): Instant => fromMs(toMs('2013-10-01T00:00:00.000Z') + hours * 3_600_000);
const clock = (change: Partial<RehearsalClock> = {}): RehearsalClock => ({
  kind: 'rehearsal',
  now: at(10),
  settledThrough: at(10),
  endsAt: at(100),
  ...change,
});

describe('a campaign’s clock', () => {
  test('in life is the real time', () => {
    expect(planTimeAt(REAL_TIME, realMs)).toBe('2026-11-24T00:00:00.000Z');
    expect(sendingTimeOf(REAL_TIME, { at: at(1), releasedAt: at(2) }, realMs)).toBe(
      '2026-11-24T00:00:00.000Z',
    );
  });

  test('in a rehearsal stands, whatever the real time', () => {
    expect(planTimeAt(clock(), realMs)).toBe(at(10));
    expect(planTimeAt(clock(), realMs + 1e9)).toBe(at(10));
  });

  test('of a campaign from before there were legs is real where it had no points, and no other', () => {
    expect(isRealTime({ points: [] })).toBe(true);
    expect(isRealTime({ points: [{ real: at(1), plan: at(2) }] })).toBe(false);
    expect([isRealTime(REAL_TIME), isRealTime(clock())]).toEqual([true, false]);
  });

  test('is told to a workflow without what will have changed by then', () => {
    expect(clockAtStart(REAL_TIME)).toEqual({ kind: 'real' });
    expect(clockAtStart(clock({ standsAt: at(20) }))).toEqual({ kind: 'rehearsal', now: at(10) });
  });

  test.each<[string, Partial<RehearsalClock>, Instant | undefined]>([
    ['the next letters', {}, at(16)],
    ['where it is to stand', { standsAt: at(12) }, at(12)],
    ['the next letters, before where it is to stand', { standsAt: at(30) }, at(16)],
    ['how far it was played', { standsAt: at(30), playedThrough: at(15) }, at(15)],
    ['its end', { endsAt: at(11) }, at(11)],
    ['nowhere, where it is paused', { standsAt: at(10) }, undefined],
    ['nowhere, where nothing more was played', { playedThrough: at(10) }, undefined],
    ['nowhere, at its end', { endsAt: at(10) }, undefined],
  ])('goes to %s', (_what, change, end) => {
    expect(legOf(clock(change), at(16))).toBe(end);
  });

  test('goes to each instant once and only forward, whatever anybody asks of it', () => {
    const hours = fc.integer({ min: 0, max: 100 });
    const asked = fc.oneof(
      fc.record({ standsAt: fc.option(hours.map(at), { nil: undefined }) }),
      fc.record({ playedThrough: fc.option(hours.map(at), { nil: undefined }) }),
      fc.constant('leg' as const),
    );
    fc.assert(
      fc.property(fc.array(asked, { maxLength: 60 }), fc.uniqueArray(hours), (steps, lettersAt) => {
        let state = clock({ now: at(0), settledThrough: at(0) });
        const settled: Instant[] = [];
        for (const step of steps) {
          if (step !== 'leg') {
            state = { ...state, ...step };
            continue;
          }
          const letters =
            earliest(lettersAt.map(at).filter((each) => each > state.settledThrough)) ?? at(200);
          const end = legOf(state, letters);
          if (end === undefined) continue;
          expect(end > state.settledThrough && end <= letters && end <= mayGoTo(state)).toBe(true);
          settled.push(end);
          state = { ...state, now: end, settledThrough: end };
        }
        expect(settled).toEqual([...new Set(settled)].sort());
      }),
    );
  });

  test.each<[string, { at: Instant; releasedAt?: Instant }, Instant]>([
    ['of this leg goes at its own instant', { at: at(16) }, at(16)],
    ['that is released in this leg goes then', { at: at(9), releasedAt: at(12) }, at(12)],
    ['that was put off goes when the clock has gone on', { at: at(10) }, at(16)],
    ['that was released and put off, too', { at: at(8), releasedAt: at(9) }, at(16)],
  ])('says that a letter %s', (_what, letter, goes) => {
    expect(sendingTimeOf(clock({ now: at(16) }), letter, realMs)).toBe(goes);
  });
});

describe('the clock of a campaign that is opened', () => {
  const nowMs = toMs('2026-11-24T00:00:00.000Z');
  const opened = (asked: Parameters<typeof openedClock>[0]['clock']) =>
    openedClock({ plan: plan2013, clock: asked, nowMs });

  test('on the real clock is opened now', () => {
    expect(opened({ kind: 'real' })).toEqual({ clock: REAL_TIME, openedAt: '2026-11-24T00:00:00.000Z' });
  });

  test('as a rehearsal begins six hours before the plan’s opening and ends thirty days after its last letter', () => {
    const openedAt = '2013-09-30T19:00:00.000Z';
    expect(opened({ kind: 'rehearsal' })).toEqual({
      openedAt,
      clock: {
        kind: 'rehearsal',
        now: openedAt,
        settledThrough: justBefore(openedAt),
        endsAt: '2014-02-20T01:00:00.000Z',
      },
    });
  });

  test('begins where it is told to, with what else was asked', () => {
    const from = '2014-03-01T01:00:00.000Z';
    expect(opened({ kind: 'rehearsal', from, minutes: 5, paused: true, played: true }).clock).toMatchObject({
      now: from,
      standsAt: from,
      playedThrough: justBefore(from),
      minutes: 5,
    });
    const { clock: late } = opened({ kind: 'rehearsal', from });
    expect(late.kind === 'rehearsal' && late.endsAt > from).toBe(true);
  });
});
