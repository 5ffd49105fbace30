import * as fc from 'fast-check';
import type { EvaluationLedger } from '../../domain/ledger/ledger';
import { viewOf } from '../../domain/ledger/view';
import { toMs } from '../../domain/time';
import { sized } from '../support/size';
import { dayOf, lateness, wall } from './model/plan-days';
import { type Fact, inAnyOrder, iso, sentOf, type Told } from './model/sent';
import { expectedOf, type Sent, synthesisOwedSince } from './model/standing';
import {
  inShort,
  newLedger,
  OWED,
  obligation,
  opened,
  runsEnd,
  take,
  tell,
  toldYears,
} from './model/telling';

/*
 * The facts of steps 1–3 decide how the obligations stand, whatever order they come in, and that is what a small model says
 * that shares no code with the ledger.
 */

const numRuns = sized(2_000, 70);

/** How everything stands, without what says how it came to be. */
function standing(ledger: EvaluationLedger) {
  const { revision: _, changes: __, timeline, ...view } = viewOf(ledger.spec, ledger.state);
  const lines = timeline.map(({ revision: ___, event, ...line }) =>
    JSON.stringify({ event: event === 'corrected' ? 'filed' : event, ...line }),
  );
  return { ...view, lines: lines.sort() };
}

const isAsTheModelSays = (ledger: EvaluationLedger, sent: readonly Sent[]): void => {
  const expected = OWED.map((owing) => expectedOf({ ...owing, opened }, sent));
  expect(OWED.map((owing) => inShort(obligation(ledger, owing)))).toEqual(expected);
  const synthesis = obligation(ledger, { step: 'party-assessment', party: 'so-noi-vu' } as never);
  expect(toMs(synthesis.owedSince ?? '')).toBe(synthesisOwedSince(opened, expected));
};

describe('facts in any order', () => {
  test('leave the obligations as the model says, whatever the order, the repetitions and the runs', () => {
    fc.assert(
      fc.property(toldYears, runsEnd, ({ year, told }, ends) => {
        isAsTheModelSays(take(told, ends), sentOf(year));
      }),
      { numRuns },
    );
  });

  test('leave the obligations as the model says after every single fact, as far as it has come', () => {
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

  test('give the same standing as in another order, to the last field and line', () => {
    const twice = toldYears.chain(({ year }) => fc.tuple(inAnyOrder(year), inAnyOrder(year)));
    fc.assert(
      fc.property(twice, runsEnd, ([some, others], ends) => {
        expect(standing(take(some, ends))).toEqual(standing(take(others)));
      }),
      { numRuns },
    );
  });

  test('are answered each by itself: late by its own receipt, refused where nobody owes it', () => {
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

  test('change nothing when they are repeated, are answered the same and told to nobody again', () => {
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

  test('are the same with a freeze in the middle and a reopening at the end, but for since when each is owed', () => {
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
