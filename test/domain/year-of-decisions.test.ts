import * as fc from 'fast-check';
import type { Decision, FilingFact } from '../../domain/ledger/facts';
import { EvaluationLedger } from '../../domain/ledger/ledger';
import { type ObligationView, viewOf } from '../../domain/ledger/view';
import { type EvaluationSpec, evaluationSpecs } from '../../domain/schedule';
import { toMs } from '../../domain/time';
import { plan2013 } from '../fixtures/plans';
import { smallRegister } from '../fixtures/small-register';
import { sized } from '../support/size';
import { dayOf, wall } from './model/plan-days';
import { iso } from './model/sent';
import type { Sent } from './model/standing';
import { type Asked, nameOf, type StandsAs, Year } from './model/year';

/*
 * A year of decisions in any sequence, the ledger beside a state machine that is written from the words of the five steps:
 * both say the same of what is accepted, of why the rest is refused, of how all stands, and of what the chair is told.
 */

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const on = (year: number, month: number, day: number, hour: number) =>
  wall(dayOf(Date.UTC(year, month - 1, day)), hour);

/** The plan's opening; after the deadline of step 4; after that of step 5, and before the working morning after it. */
const OPENINGS = [on(2013, 10, 1, 8), on(2014, 1, 5, 10), on(2014, 1, 11, 9)];
const UNITS = [0, 1];

/** What happens after a pause. */
type Happening =
  | { kind: 'everything' }
  /** What the plan has next, so that years come to their end. */
  | { kind: 'next' }
  | { kind: 'filed'; owing: number; half: Sent['half']; paper: boolean; awaitsContent: boolean }
  | { kind: 'cancelled' }
  | { kind: 'decided'; asked: Asked };

const NEXT: Record<string, Asked> = {
  open: { kind: 'synthesis', confirmed: true, stale: false },
  frozen: { kind: 'remarks', stale: false },
  assessed: { kind: 'proposal', stale: false },
  proposed: { kind: 'recognition', basis: 'standing', stale: false },
};

const stale = fc.integer({ min: 0, max: 9 }).map((n) => n === 0);
const owing = fc.nat(4);
const happening = (obligations: readonly string[]): fc.Arbitrary<Happening> => {
  const obligation = fc.constantFrom(...obligations, 'party-assessment/so-noi-vu', 'self-review/nobody');
  const decided = (asked: fc.Arbitrary<Asked>) =>
    asked.map((each) => ({ kind: 'decided' as const, asked: each }));
  return fc.oneof(
    { weight: 1, arbitrary: fc.constant({ kind: 'everything' as const }) },
    { weight: 7, arbitrary: fc.constant({ kind: 'next' as const }) },
    {
      weight: 6,
      arbitrary: fc.record({
        kind: fc.constant('filed' as const),
        owing,
        half: fc.constantFrom('filing' as const, 'announcement' as const),
        paper: fc.boolean(),
        awaitsContent: fc.boolean(),
      }),
    },
    {
      weight: 2,
      arbitrary: decided(
        fc.record({ kind: fc.constant('synthesis' as const), confirmed: fc.boolean(), stale }),
      ),
    },
    {
      weight: 4,
      arbitrary: decided(
        fc.record({
          kind: fc.constantFrom(
            'remarks' as const,
            'remarks' as const,
            'proposal' as const,
            'adjustment' as const,
          ),
          stale,
        }),
      ),
    },
    {
      weight: 3,
      arbitrary: decided(
        fc.record({
          kind: fc.constant('recognition' as const),
          basis: fc.constantFrom('standing' as const, 'none' as const, 'other' as const),
          stale,
        }),
      ),
    },
    { weight: 3, arbitrary: decided(fc.record({ kind: fc.constant('reopening' as const), stale })) },
    {
      weight: 7,
      arbitrary: decided(
        fc.record({ kind: fc.constantFrom('waiver' as const, 'lifting' as const), obligation, stale }),
      ),
    },
    {
      weight: 4,
      arbitrary: decided(
        fc.record({ kind: fc.constant('voiding' as const), filing: fc.nat(8).map(String), stale }),
      ),
    },
    { weight: 1, arbitrary: fc.constant({ kind: 'cancelled' as const }) },
  );
};

/** Cancelling ends it all, so that it must be rare. */
const isRareEnough = (happenings: readonly { what: Happening }[]): boolean =>
  happenings.slice(0, 12).every(({ what }) => what.kind !== 'cancelled');

const years = fc
  .record({
    unit: fc.constantFrom(...UNITS),
    openedMs: fc.constantFrom(OPENINGS[0] as number, ...OPENINGS),
    /** Of the plan's opening: nothing happens before. */
    quietMs: fc.constantFrom(0, 60 * DAY_MS, 88 * DAY_MS, 96 * DAY_MS),
  })
  .chain((start) => {
    const spec = specOf(start.unit, start.openedMs);
    const obligations = spec.owed.map(nameOf);
    return fc.record({
      start: fc.constant(start),
      happenings: fc
        .array(
          fc.record({
            pauseMs: fc.constantFrom(0, 1, HOUR_MS, 10 * HOUR_MS, DAY_MS, 3 * DAY_MS, 9 * DAY_MS),
            what: happening(obligations),
          }),
          { minLength: 5, maxLength: 30 },
        )
        .filter(isRareEnough),
    });
  });

function specOf(unit: number, openedMs: number): EvaluationSpec {
  const specs = evaluationSpecs({
    campaign: 'c',
    plan: plan2013,
    register: smallRegister,
    openedAt: iso(openedMs),
  });
  const spec = specs[unit];
  if (!spec) throw new Error('the fixture has these units');
  return spec;
}

const specs = new Map<string, EvaluationSpec>();
const knownSpec = (unit: number, openedMs: number): EvaluationSpec => {
  const key = `${unit} ${openedMs}`;
  const spec = specs.get(key) ?? specOf(unit, openedMs);
  specs.set(key, spec);
  return spec;
};

const inShort = ({ status, owedSince, receivedAt, timeliness, returned }: ObligationView): StandsAs => ({
  status,
  ...(status === 'outstanding' && { owedSince: toMs(owedSince ?? '') }),
  ...(receivedAt !== undefined && { receivedAt: toMs(receivedAt), timeliness: timeliness ?? '' }),
  ...(returned && { returned: { ...returned, at: toMs(returned.at) } }),
});

/** Whom the ledger tells that an answer from above has not come, as the model says it. */
const toChair = (ledger: EvaluationLedger): string[] =>
  ledger.undelivered.flatMap(({ at, items }) =>
    items
      .filter(({ kind }) => kind === 'not-returned')
      .map(({ step, submitted, to, needsRelease }) => {
        expect({ to, needsRelease }).toEqual({
          to: { party: 'ubnd-tinh', role: 'chair' },
          needsRelease: true,
        });
        return `${step} ${submitted} ${toMs(at)}`;
      }),
  );

/** An evaluation and its model, to which the same happens. */
class Both {
  readonly ledger: EvaluationLedger;
  readonly model: Year;
  private readonly spec: EvaluationSpec;
  private filed = 0;
  private proposed: string | undefined;
  now: number;

  constructor({ unit, openedMs, quietMs }: { unit: number; openedMs: number; quietMs: number }) {
    this.spec = knownSpec(unit, openedMs);
    this.ledger = new EvaluationLedger(this.spec);
    this.model = new Year(this.spec.owed, this.spec.unit.id === 'so-noi-vu', openedMs);
    this.now = openedMs;
    if (openedMs === OPENINGS[0]) this.pass(quietMs);
  }

  /** Time goes by; the evaluation wakes whenever something needs attention. */
  pass(ms: number): void {
    this.now += ms;
    for (let at = this.ledger.nextAttentionAt; at && toMs(at) <= this.now; at = this.ledger.nextAttentionAt) {
      const before = this.ledger.undelivered.length;
      const { ledger } = this;
      const stands = this.model.stands(toMs(at));
      ledger.settle(at);
      for (const { items } of ledger.undelivered.slice(before)) {
        for (const { kind, obligation } of items) {
          if (kind === 'not-returned') continue;
          // Only what is outstanding is asked for, and only once it is owed.
          const asked = stands[obligation ?? ''];
          expect([obligation, asked?.status, (asked?.owedSince ?? 0) <= toMs(at)]).toEqual([
            obligation,
            'outstanding',
            true,
          ]);
        }
      }
    }
    this.model.pass(this.now);
  }

  happens(what: Happening): void {
    if (what.kind === 'cancelled') {
      this.ledger.cancel(iso(this.now));
      this.model.cancel();
    } else if (what.kind === 'decided') this.decide(what.asked);
    else if (what.kind === 'filed') {
      const owed = this.spec.owed[what.owing % this.spec.owed.length];
      if (owed) this.file(owed, what);
    } else if (what.kind === 'next') {
      const asked = NEXT[this.model.status];
      if (asked) this.decide(asked);
    } else {
      for (const owed of this.spec.owed) {
        this.file(owed, { half: 'filing', paper: false, awaitsContent: false });
        this.file(owed, { half: 'announcement', paper: false, awaitsContent: false });
      }
    }
  }

  private file(
    { step, party }: EvaluationSpec['owed'][number],
    { half, paper, awaitsContent }: Pick<Happening & { kind: 'filed' }, 'half' | 'paper' | 'awaitsContent'>,
  ): void {
    const kind = step === 'agency-review' ? half : 'filing';
    const id = String(this.filed);
    this.filed += 1;
    const at = iso(this.now);
    const fact: FilingFact = {
      id,
      step,
      party,
      digest: 'd',
      receivedAt: at,
      storedAt: at,
      order: this.filed,
      channel: paper ? 'paper' : 'person',
    };
    const awaits = paper && awaitsContent && kind === 'filing' && { awaitsContent: true as const };
    const hasRoom =
      kind === 'filing' ? this.ledger.hasRoomForFiling(fact) : this.ledger.hasRoomForAnnouncement(fact);
    if (!hasRoom) return;
    const answer =
      kind === 'filing' ? this.ledger.file({ ...fact, ...awaits }, at) : this.ledger.announce(fact, at);
    const expected = this.model.file({
      id,
      half: kind,
      step,
      party,
      at: this.now,
      stored: this.filed,
      storedAt: this.now,
      ...(paper && { paper: { ...awaits } }),
    });
    expect(answer.outcome).toBe(expected);
  }

  private decide(asked: Asked): void {
    const { ledger, now } = this;
    const { stale: isStale, ...rest } = asked;
    const id = `${asked.kind}-${ledger.state.timeline.length}-${now}`;
    const basis =
      rest.kind === 'recognition' && rest.basis !== 'none'
        ? { basis: rest.basis === 'other' ? 'something else' : this.proposed }
        : {};
    const decision = {
      ...rest,
      id,
      digest: 'd',
      receivedAt: iso(now),
      ledgerRevision: ledger.state.revision + (isStale ? 1 : 0),
      ...(rest.kind === 'recognition' && { level: 'good', basis: undefined, ...basis }),
    } as Decision;
    const answer = ledger.decide(decision, iso(now));
    const refusal = this.model.decide(asked, now);
    expect([asked, answer.outcome === 'refused' ? answer.refusal : undefined]).toEqual([asked, refusal]);
    if (!refusal && (asked.kind === 'proposal' || asked.kind === 'adjustment')) this.proposed = id;
  }

  /** Both say the same. */
  agree(): void {
    const view = viewOf(this.spec, this.ledger.state, iso(this.now));
    expect(view.status).toBe(this.model.status);
    const stands = Object.fromEntries(view.obligations.map((each) => [each.id, inShort(each)]));
    expect(stands).toEqual(this.model.stands(this.now));
    expect(toChair(this.ledger)).toEqual(this.model.toChair);
  }
}

describe('a year of decisions in any sequence', () => {
  test('is accepted, refused, asked for and told as the five steps say', () => {
    fc.assert(
      fc.property(years, ({ start, happenings }) => {
        const both = new Both(start);
        both.agree();
        for (const { pauseMs, what } of happenings) {
          both.pass(pauseMs);
          both.happens(what);
          both.agree();
        }
        both.pass(60 * DAY_MS);
        both.agree();
      }),
      { numRuns: sized(1_500, 40) },
    );
  });
});
