import * as fc from 'fast-check';
import type { DecisionAnswer, FilingAnswer } from '../../domain/ledger/facts';
import { EvaluationLedger } from '../../domain/ledger/ledger';
import { type ObligationView, viewOf } from '../../domain/ledger/view';
import { evaluationSpecs, plannedOpening } from '../../domain/schedule';
import { toMs } from '../../domain/time';
import { plan2013 } from '../fixtures/plans';
import { smallRegister } from '../fixtures/small-register';
import { sized } from '../support/size';
import { dayOf, lateness, wall } from './model/plan-days';
import { type Fact, factsOf, inAnyOrder, iso, sentOf, type Told, years } from './model/sent';
import { expectedOf, type Sent, synthesisOwedSince } from './model/standing';

/*
 * The facts of steps 1–3 decide how the obligations stand, whatever order they come in, and that is what a small model says
 * that shares no code with the ledger.
 */

const openedAt = plannedOpening(plan2013);
const opened = toMs(openedAt);
const [spec] = evaluationSpecs({ campaign: 'c', plan: plan2013, register: smallRegister, openedAt });
if (!spec) throw new Error('the fixture has a unit');

const REVIEW = { step: 'agency-review', party: 'so-noi-vu' } as const;
const OTHER_REVIEW = { step: 'agency-review', party: 'so-tai-chinh' } as const;
const SELF_REVIEW = { step: 'self-review', party: 'so-y-te' } as const;
const OPINION = { step: 'member-opinion', party: 'pct-van-xa' } as const;
const OWED = [REVIEW, OTHER_REVIEW, SELF_REVIEW, OPINION];
/** Nobody owes these: the unit's review of itself, and that of an agency that was not assigned. */
const NOT_OWED = [
  { step: 'agency-review', party: 'so-y-te' },
  { step: 'agency-review', party: 'van-phong-ubnd' },
] as const;

const now = '2013-12-20T00:00:00.000Z';
const numRuns = sized(2_000, 70);

const tell = (ledger: EvaluationLedger, told: Told): FilingAnswer | DecisionAnswer => {
  if (told.kind === 'voiding') return ledger.decide(told.decision, now);
  return told.kind === 'filing' ? ledger.file(told.fact, now) : ledger.announce(told.fact, now);
};

const newLedger = () => new EvaluationLedger(structuredClone(spec));

/** Another run of the same evaluation goes on from what the one before has handed on. */
const goOn = ({ state, undelivered }: EvaluationLedger) =>
  new EvaluationLedger(
    structuredClone(spec),
    JSON.parse(JSON.stringify(state)) as EvaluationLedger['state'],
    JSON.parse(JSON.stringify(undelivered)) as EvaluationLedger['undelivered'],
  );

/** Tells all of it; what is voided before it is there is refused, and voided again at the end. */
function take(told: readonly Told[], runsEnd: ReadonlySet<number> = new Set()): EvaluationLedger {
  let ledger = newLedger();
  const tooEarly: Told[] = [];
  for (const [i, each] of told.entries()) {
    const answer = tell(ledger, each);
    if (answer.outcome === 'refused' && answer.refusal === 'unknown-filing') tooEarly.push(each);
    if (runsEnd.has(i)) ledger = goOn(ledger);
  }
  for (const each of tooEarly) tell(ledger, each);
  return ledger;
}

/** How everything stands, without what says how it came to be. */
function standing(ledger: EvaluationLedger) {
  const { revision: _, changes: __, timeline, ...view } = viewOf(ledger.spec, ledger.state);
  const lines = timeline.map(({ revision: ___, event, ...line }) =>
    JSON.stringify({ event: event === 'corrected' ? 'filed' : event, ...line }),
  );
  return { ...view, lines: lines.sort() };
}

/** An obligation as the model says it. */
const inShort = ({
  status,
  owedSince,
  missing = [],
  receivedAt,
  timeliness,
  lateWorkingDays,
  announcedAt,
  versions,
}: ObligationView) => {
  const says = versions.find(({ counts }) => counts)?.id;
  return {
    status,
    owedSince: owedSince === undefined ? undefined : toMs(owedSince),
    missing,
    ...(receivedAt !== undefined && { received: toMs(receivedAt), timeliness, lateWorkingDays }),
    ...(announcedAt !== undefined && { announced: toMs(announcedAt) }),
    ...(says !== undefined && { says }),
  };
};

const obligation = (ledger: EvaluationLedger, { step, party }: Pick<Sent, 'step' | 'party'>) => {
  const found = viewOf(ledger.spec, ledger.state).obligations.find((o) => o.id === `${step}/${party}`);
  if (!found) throw new Error('nobody owes that');
  return found;
};

const isAsTheModelSays = (ledger: EvaluationLedger, sent: readonly Sent[]): void => {
  const expected = OWED.map((owing) => expectedOf({ ...owing, opened }, sent));
  expect(OWED.map((owing) => inShort(obligation(ledger, owing)))).toEqual(expected);
  const synthesis = obligation(ledger, { step: 'party-assessment', party: 'so-noi-vu' } as never);
  expect(toMs(synthesis.owedSince ?? '')).toBe(synthesisOwedSince(opened, expected));
};

/** A year of one obligation or of all, told in some order, in some runs. */
const toldYears = fc
  .oneof(
    { arbitrary: years([REVIEW], 9), weight: 2 },
    { arbitrary: years([SELF_REVIEW], 9), weight: 2 },
    { arbitrary: years([...OWED, ...NOT_OWED], 14), weight: 2 },
  )
  .chain((year) => fc.record({ year: fc.constant(year), told: inAnyOrder(year) }));
const runsEnd = fc.array(fc.nat(30), { maxLength: 4 }).map((ends) => new Set(ends));

describe('facts in any order', () => {
  test('the obligations stand as the model says, whatever the order, the repetitions and the runs', () => {
    fc.assert(
      fc.property(toldYears, runsEnd, ({ year, told }, ends) => {
        isAsTheModelSays(take(told, ends), sentOf(year));
      }),
      { numRuns },
    );
  });

  test('they stand as the model says after every single fact, as far as it has come', () => {
    fc.assert(
      fc.property(toldYears, ({ year, told }) => {
        const ledger = newLedger();
        const facts: Fact[] = [];
        const voidings: Told[] = [];
        for (const each of told) {
          const answer = tell(ledger, each);
          if (each.kind !== 'voiding') {
            if (!facts.includes(each)) facts.push(each);
          } else if (answer.outcome === 'accepted') voidings.push(each);
          const known = { facts: year.facts.filter((fact) => facts.includes(fact)), voidings };
          isAsTheModelSays(ledger, sentOf(known));
        }
      }),
      { numRuns: Math.ceil(numRuns / 5) },
    );
  });

  test('the same facts in another order give the same standing, to the last field and line', () => {
    const twice = toldYears.chain(({ year }) => fc.tuple(inAnyOrder(year), inAnyOrder(year)));
    fc.assert(
      fc.property(twice, runsEnd, ([some, others], ends) => {
        expect(standing(take(some, ends))).toEqual(standing(take(others)));
      }),
      { numRuns },
    );
  });

  test('each is answered by itself: late by its own receipt, refused where nobody owes it', () => {
    fc.assert(
      fc.property(toldYears, ({ told }) => {
        const ledger = newLedger();
        const known = new Map<string, Sent>();
        for (const each of told) {
          const answer = tell(ledger, each);
          if (each.kind === 'voiding') {
            const voided = known.get(each.decision.filing);
            const refusal = !voided ? 'unknown-filing' : !voided.paper ? 'not-on-behalf' : undefined;
            expect(answer).toMatchObject(refusal ? { outcome: 'refused', refusal } : { outcome: 'accepted' });
            continue;
          }
          const { step, party, id, at } = each.sent;
          if (OWED.some((owing) => owing.step === step && owing.party === party)) {
            known.set(id, each.sent);
            expect(answer).toMatchObject({ outcome: 'accepted', ...lateness(step, at) });
          } else {
            const refusal = party === 'so-y-te' ? 'own-unit' : 'not-assigned';
            expect(answer).toEqual({ outcome: 'refused', refusal });
          }
        }
      }),
      { numRuns },
    );
  });

  test('what is repeated changes nothing, is answered the same and told to nobody again', () => {
    fc.assert(
      fc.property(toldYears, runsEnd, ({ told }, ends) => {
        const ledger = take(told, ends);
        const answers = told.map((each) => tell(ledger, each));
        const before = JSON.stringify([ledger.state, ledger.undelivered]);
        expect(told.map((each) => tell(ledger, each))).toEqual(answers);
        expect(JSON.stringify([ledger.state, ledger.undelivered])).toBe(before);
      }),
      { numRuns },
    );
  });

  test('a freeze in the middle and a reopening at the end change nothing of it but since when it is owed', () => {
    const frozen = toldYears.chain(({ year, told }) =>
      fc.record({ year: fc.constant(year), told: fc.constant(told), from: fc.nat(told.length) }),
    );
    fc.assert(
      fc.property(frozen, ({ year, told, from }) => {
        const ledger = newLedger();
        const at = iso(wall(dayOf(Date.UTC(2014, 0, 20)), 9));
        const decide = (kind: 'synthesis' | 'reopening') =>
          ledger.decide(
            {
              kind,
              id: kind,
              digest: 'd',
              receivedAt: at,
              ledgerRevision: ledger.state.revision,
              confirmed: true,
            },
            at,
          );
        const again: Told[] = [];
        for (const [i, each] of told.entries()) {
          if (i === from) expect(decide('synthesis')).toMatchObject({ outcome: 'accepted' });
          if (tell(ledger, each).outcome === 'refused') again.push(each);
        }
        if (from === told.length) decide('synthesis');
        expect(decide('reopening')).toMatchObject({ outcome: 'accepted' });
        for (const each of again) tell(ledger, each);
        const sent = sentOf(year);
        for (const owing of OWED) {
          const { owedSince: _, ...expected } = expectedOf({ ...owing, opened }, sent);
          expect(inShort(obligation(ledger, owing))).toMatchObject(expected);
        }
      }),
      { numRuns },
    );
  });
});

describe('nothing that a party sends makes it punctual', () => {
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

  test('a later filing by a person, or a higher version with whatever instant, leaves it as late as it was', () => {
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
