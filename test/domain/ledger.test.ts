import * as fc from 'fast-check';
import type { AnnouncementFact, FilingFact } from '../../domain/ledger/facts';
import { EvaluationLedger } from '../../domain/ledger/ledger';
import { viewOf } from '../../domain/ledger/view';
import { evaluationSpecs, plannedOpening } from '../../domain/schedule';
import { fromMs } from '../../domain/time';
import { plan2013 } from '../fixtures/plans';
import { smallRegister } from '../fixtures/small-register';

const openedAt = plannedOpening(plan2013);
const spec = evaluationSpecs({
  campaign: 'thu-nghiem',
  plan: plan2013,
  register: smallRegister,
  openedAt,
})[0];
if (!spec) throw new Error('the fixture has a unit');
const digest = 'd'.repeat(64);
const now = '2013-12-15T00:00:00.000Z';

type Fact = { filing: FilingFact } | { announcement: AnnouncementFact };

/** Few senders, few instants, some of them equal: so that corrections, ties and late ones are common. */
const instants = fc
  .integer({ min: 0, max: 40 })
  .map((n) => fromMs(Date.parse('2013-11-05T00:00:00Z') + n * 86_400_000));
const senders = fc.constantFrom(
  { step: 'agency-review', party: 'so-noi-vu' },
  { step: 'agency-review', party: 'so-tai-chinh' },
  { step: 'self-review', party: 'so-y-te' },
  { step: 'member-opinion', party: 'pct-van-xa' },
  { step: 'agency-review', party: 'so-xay-dung' },
  { step: 'agency-review', party: 'so-y-te' },
) as fc.Arbitrary<Pick<FilingFact, 'step' | 'party'>>;
const facts: fc.Arbitrary<Fact[]> = fc
  .array(fc.record({ sender: senders, receivedAt: instants, announced: fc.boolean() }), { maxLength: 15 })
  .map((rows) =>
    rows.map(({ sender, receivedAt, announced }, i) =>
      announced && sender.step === 'agency-review'
        ? { announcement: { id: `tb-${i}`, party: sender.party, digest, receivedAt } }
        : { filing: { id: `nx-${i}`, ...sender, digest, receivedAt, channel: 'person' as const } },
    ),
  );

function take(sequence: readonly Fact[]): EvaluationLedger {
  const ledger = new EvaluationLedger(structuredClone(spec as NonNullable<typeof spec>));
  for (const fact of sequence) {
    if ('filing' in fact) ledger.file(fact.filing, now);
    else ledger.announce(fact.announcement, now);
  }
  return ledger;
}

/** What everybody sees of a ledger, without the order in which things happened to arrive. */
function seen(ledger: EvaluationLedger) {
  const { timeline: _, changes: __, ...view } = viewOf(ledger.spec, ledger.state, now);
  return view;
}

/** Files all of steps 1–3, at one instant. */
const fileAll = (ledger: EvaluationLedger, receivedAt: string) => {
  for (const { step, party } of ledger.spec.owed) {
    ledger.file({ id: `${step}-${party}`, step, party, digest, receivedAt, channel: 'person' }, receivedAt);
    if (step === 'agency-review')
      ledger.announce({ id: `tb-${party}`, party, digest, receivedAt }, receivedAt);
  }
};

const synthesis = (ledger: EvaluationLedger, receivedAt: string) =>
  ledger.decide(
    {
      kind: 'synthesis',
      id: 'th',
      digest,
      receivedAt,
      ledgerRevision: ledger.state.revision,
      confirmed: false,
    },
    receivedAt,
  );

describe('the ledger', () => {
  test('ends in the same state under any order and repetition of the same filings', () => {
    const orders = facts.chain((original) =>
      fc.tuple(
        fc.constant(original),
        fc.shuffledSubarray([...original, ...original], {
          minLength: original.length * 2,
          maxLength: original.length * 2,
        }),
      ),
    );
    fc.assert(
      fc.property(orders, ([original, shuffled]) => {
        expect(seen(take(shuffled))).toEqual(seen(take(original)));
      }),
    );
  });

  test('gives the same answer to a repetition, and tells nothing twice', () => {
    fc.assert(
      fc.property(facts, (sequence) => {
        const ledger = take([]);
        const tell = (fact: Fact) =>
          'filing' in fact ? ledger.file(fact.filing, now) : ledger.announce(fact.announcement, now);
        const answers = sequence.map(tell);
        const before = JSON.stringify([ledger.state, ledger.undelivered]);
        expect(sequence.map(tell)).toEqual(answers);
        expect(JSON.stringify([ledger.state, ledger.undelivered])).toBe(before);
      }),
    );
  });

  test('settles an instant once, whatever was settled before', () => {
    const sets = fc.array(instants, { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(facts, sets, (sequence, wakes) => {
        const ledger = take(sequence);
        for (const at of [...wakes].sort()) {
          ledger.settle(at);
          const ids = ledger.undelivered.map((notice) => notice.id);
          expect(new Set(ids).size).toBe(ids.length);
          expect(ledger.nextAttentionAt === undefined || ledger.nextAttentionAt > at).toBe(true);
        }
      }),
    );
  });

  test('goes on from its own state, as a linked run does', () => {
    fc.assert(
      fc.property(facts, facts, (before, after) => {
        const renamed = after.map(
          (fact): Fact =>
            'filing' in fact
              ? { filing: { ...fact.filing, id: `${fact.filing.id}-b` } }
              : { announcement: { ...fact.announcement, id: `${fact.announcement.id}-b` } },
        );
        const whole = take([...before, ...renamed]);
        const first = take(before);
        const linked = new EvaluationLedger(first.spec, structuredClone(first.state));
        for (const fact of renamed) {
          if ('filing' in fact) linked.file(fact.filing, now);
          else linked.announce(fact.announcement, now);
        }
        expect(linked.state).toEqual(whole.state);
      }),
    );
  });

  test('step 4 is owed once steps 1–3 are in, or once their deadlines are past', () => {
    const ledger = take([]);
    const owed = () =>
      viewOf(ledger.spec, ledger.state).obligations.find((o) => o.step === 'party-assessment')?.owedSince;
    expect(owed()).toBe('2013-12-09T17:00:00.000Z');
    fileAll(ledger, '2013-11-01T03:00:00.000Z');
    expect(owed()).toBe('2013-11-01T03:00:00.000Z');
  });

  test('filings after the deadlines do not make step 4 owed later than it was', () => {
    const ledger = take([]);
    fileAll(ledger, '2014-01-06T03:00:00.000Z');
    const owed = viewOf(ledger.spec, ledger.state).obligations.find((o) => o.step === 'party-assessment');
    expect(owed?.owedSince).toBe('2013-12-09T17:00:00.000Z');
  });

  test('a synthesis is taken once nothing is missing, although another host stamped the last filing later', () => {
    const ledger = take([]);
    fileAll(ledger, '2013-11-01T03:00:07.000Z');
    expect(synthesis(ledger, '2013-11-01T03:00:00.000Z')).toMatchObject({ outcome: 'accepted' });
  });

  test('a synthesis waits for the deadlines only while something is missing', () => {
    const ledger = take([]);
    expect(synthesis(ledger, '2013-12-09T16:59:59.999Z')).toMatchObject({ refusal: 'not-owed-yet' });
    expect(synthesis(ledger, '2013-12-09T17:00:00.000Z')).toMatchObject({ outcome: 'accepted' });
  });

  test('a step-1 review is done when both the review and its announcement are recorded', () => {
    const receivedAt = '2013-11-05T03:00:00.000Z';
    const announcement = {
      announcement: { id: 'tb', party: 'so-noi-vu', digest, receivedAt: '2013-11-12T03:00:00.000Z' },
    };
    const review = {
      filing: {
        id: 'nx',
        step: 'agency-review' as const,
        party: 'so-noi-vu',
        digest,
        receivedAt,
        channel: 'paper' as const,
      },
    };
    const of = (ledger: EvaluationLedger) =>
      viewOf(ledger.spec, ledger.state, now).obligations.find((o) => o.id === 'agency-review/so-noi-vu');
    expect(of(take([review]))?.status).toBe('outstanding');
    expect(of(take([announcement]))?.status).toBe('outstanding');
    expect(of(take([announcement, review]))).toMatchObject({
      status: 'done',
      timeliness: 'late',
      lateWorkingDays: 2,
    });
  });
});
