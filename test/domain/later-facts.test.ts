import * as fc from 'fast-check';
import { toMs } from '../../domain/time';
import { sized } from '../support/size';
import { dayOf, wall } from './model/plan-days';
import { type Fact, factsOf, inAnyOrder, iso, type Told, years } from './model/sent';
import { inShort, now, obligation, REVIEW, SELF_REVIEW, take } from './model/telling';

/* What comes after all the rest: it makes nobody punctual, but a correction from paper may. */

const numRuns = sized(2_000, 70);

describe('nothing that a party sends makes it punctual,', () => {
  const HOURS = 3_600_000;
  const eve = wall(dayOf(Date.UTC(2013, 11, 9)), 23);

  /** A year with a late review of the unit, and one more fact of the same party that comes after all of it. */
  const oneMore = years([SELF_REVIEW], 8, [eve]).chain((year) => {
    const sent = year.facts.map((fact) => fact.sent);
    const names = [...new Set(sent.flatMap(({ series }) => series?.id ?? []))];
    return fc.record({
      year: fc.constant(year),
      series: fc.constantFrom(undefined, ...names),
      claimedAgoMs: fc.constantFrom(0, HOURS, 24 * HOURS, 72 * HOURS),
      told: inAnyOrder(year),
    });
  });

  test('neither a later filing by a person nor a higher version with an earlier instant', () => {
    let seen = 0;
    fc.assert(
      fc.property(oneMore, ({ year, series, claimedAgoMs, told }) => {
        const ledger = take(told);
        const before = obligation(ledger, SELF_REVIEW);
        const isLate = before.timeliness !== undefined && before.timeliness !== 'on-time';
        if (!isLate) return;
        seen += 1;
        const storedAt = Math.max(...year.facts.map((fact) => fact.storedAt)) + HOURS;
        const highest = Math.max(0, ...year.facts.map(({ sent }) => sent.series?.version ?? 0));
        const receivedAt = iso(series === undefined ? storedAt : storedAt - claimedAgoMs);
        const fact = {
          id: 'one-more',
          ...SELF_REVIEW,
          digest: 'd',
          receivedAt,
          storedAt: iso(storedAt),
          order: 99,
        };
        const answer = ledger.file(
          series === undefined
            ? { ...fact, channel: 'person' }
            : { ...fact, channel: 'system', series: { id: series, version: highest + 1 } },
          now,
        );
        expect(answer.outcome).toBe('accepted');
        const { timeliness, lateWorkingDays, receivedAt: since } = obligation(ledger, SELF_REVIEW);
        expect({ timeliness, lateWorkingDays, since }).toEqual({
          timeliness: before.timeliness,
          lateWorkingDays: before.lateWorkingDays,
          since: before.receivedAt,
        });
      }),
      { numRuns: numRuns * 2 },
    );
    expect(seen).toBeGreaterThan(numRuns / 20);
  });
});

describe('a correction from paper', () => {
  const paper = (
    more: Partial<{ backMs: number; replaces: number; awaitsContent: boolean; pauseMs: number }>,
  ) => {
    const { pauseMs = 60_000, backMs = 0, replaces = -1, awaitsContent = false } = more;
    return {
      owing: SELF_REVIEW,
      half: 'filing' as const,
      pauseMs,
      by: { kind: 'paper' as const, backMs, replaces, awaitsContent },
    };
  };
  const voiding = (facts: readonly Fact[], i: number): Told => {
    const filing = facts[i]?.sent.id ?? '';
    const receivedAt = iso(wall(dayOf(Date.UTC(2013, 11, 19)), 9));
    return {
      kind: 'voiding',
      at: toMs(receivedAt),
      decision: { kind: 'voiding', id: `voiding-${filing}`, digest: 'd', receivedAt, filing },
    };
  };

  test('that is voided brings back what it had replaced', () => {
    const corrected = years([SELF_REVIEW, REVIEW], 8).chain((year) =>
      fc.record({
        year: fc.constant(year),
        told: inAnyOrder(year),
        target: fc.nat(7),
        back: fc.nat(40),
      }),
    );
    let seen = 0;
    fc.assert(
      fc.property(corrected, ({ year, told, target, back }) => {
        const replaced = year.facts[target]?.sent;
        if (!replaced?.paper) return;
        seen += 1;
        const ledger = take(told);
        const before = inShort(obligation(ledger, replaced));
        const storedAt = Math.max(...year.facts.map((fact) => fact.storedAt)) + 1;
        const fact = {
          id: 'correction',
          party: replaced.party,
          digest: 'd',
          receivedAt: iso(storedAt - back * 86_400_000),
          storedAt: iso(storedAt),
          order: 99,
          channel: 'paper' as const,
          replaces: replaced.id,
        };
        const answer =
          replaced.half === 'filing'
            ? ledger.file({ ...fact, step: replaced.step }, now)
            : ledger.announce(fact, now);
        expect(answer.outcome).toBe('accepted');
        ledger.decide(
          {
            kind: 'voiding',
            id: 'voiding-correction',
            digest: 'd',
            receivedAt: now,
            filing: 'correction',
          },
          now,
        );
        const { owedSince, ...after } = inShort(obligation(ledger, replaced));
        const { owedSince: since, ...was } = before;
        expect(after).toEqual(was);
        // What was missing all along has been missing anew since the void.
        if (before.status !== 'outstanding') expect(owedSince).toBe(since);
      }),
      { numRuns: numRuns * 2 },
    );
    expect(seen).toBeGreaterThan(numRuns / 10);
  });

  test('takes the place of the stamp too, in both directions', () => {
    const DAYS = 86_400_000;
    const facts = factsOf([
      paper({ pauseMs: 48 * DAYS }),
      paper({ backMs: 20 * DAYS, replaces: 0 }),
      paper({ backMs: 2 * DAYS, replaces: 1 }),
    ]);
    const stands = (n: number, ...more: Told[]) => {
      const { timeliness, lateWorkingDays } = obligation(take([...facts.slice(0, n), ...more]), SELF_REVIEW);
      return `${timeliness} ${lateWorkingDays}`;
    };
    // Stored on 15/12, a Sunday; stamps of 15/12, 25/11 and 13/12.
    expect(stands(1)).toBe('late 3');
    expect(stands(2)).toBe('on-time 0');
    expect(stands(3)).toBe('late 3');
    expect(stands(3, voiding(facts, 2))).toBe('on-time 0');
    expect(stands(3, voiding(facts, 2), voiding(facts, 1))).toBe('late 3');
    expect(stands(3, voiding(facts, 1))).toBe('late 3');
  });

  test('of the same entry as another correction takes the place of both', () => {
    const DAYS = 86_400_000;
    const facts = factsOf([
      paper({ pauseMs: 48 * DAYS }),
      paper({ backMs: 20 * DAYS, replaces: 0 }),
      paper({ backMs: 0, replaces: 0 }),
    ]);
    const of = (...more: Told[]) => obligation(take([...facts, ...more]), SELF_REVIEW);
    expect(of()).toMatchObject({ timeliness: 'late', lateWorkingDays: 3 });
    expect(of(voiding(facts, 2))).toMatchObject({ timeliness: 'on-time' });
  });
});
