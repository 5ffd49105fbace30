import { EvaluationLedger } from '../../domain/ledger/ledger';
import type { NoticeItem } from '../../domain/ledger/notices';
import type { Plan } from '../../domain/plan';
import { type EvaluationSpec, evaluationSpecs, plannedOpening } from '../../domain/schedule';
import type { Instant } from '../../domain/time';
import { plan2013, plan2026 } from '../fixtures/plans';
import { smallRegister } from '../fixtures/small-register';

const digest = 'd'.repeat(64);

function specOf(plan: Plan = plan2013): EvaluationSpec {
  const [spec] = evaluationSpecs({
    campaign: 'c',
    plan,
    register: smallRegister,
    openedAt: plannedOpening(plan),
  });
  if (!spec) throw new Error('the fixture has a unit');
  return spec;
}

/** What the chair is told of last deadlines until nothing needs attention any more. */
function toldFrom(ledger: EvaluationLedger): [at: Instant, item: NoticeItem][] {
  for (let at = ledger.nextAttentionAt; at !== undefined; at = ledger.nextAttentionAt) ledger.settle(at);
  return ledger.undelivered.flatMap(({ at, items }) =>
    items.filter(({ kind }) => kind === 'not-returned').map((item): [Instant, NoticeItem] => [at, item]),
  );
}

const mornings = (ledger: EvaluationLedger): string[] =>
  toldFrom(ledger).map(([at, { step }]) => `${at} ${step}`);

describe('a last deadline that passes without an answer from above', () => {
  test.each([
    // 01/01 is off, and so are 11/01 and 12/01/2014.
    [2013, plan2013, '2014-01-02', '2014-01-13'],
    // 01/01/2027 is a Friday, and 10/01/2027 a Sunday.
    [2026, plan2026, '2027-01-04', '2027-01-11'],
  ])('of %i is told on the first working morning after it', (_year, plan, remarks, recognition) => {
    expect(mornings(new EvaluationLedger(specOf(plan)))).toEqual([
      `${remarks}T01:00:00.000Z party-assessment`,
      `${recognition}T01:00:00.000Z recognition`,
    ]);
  });

  test('is told to the chair once, after a release, also where nothing was ever submitted', () => {
    const told = toldFrom(new EvaluationLedger(specOf())).map(([, item]) => item);
    expect(told).toMatchObject([
      {
        party: 'ban-can-su-dang',
        to: { party: 'ubnd-tinh', role: 'chair' },
        needsRelease: true,
        submitted: false,
      },
      { party: 'ubnd-tinh', to: { party: 'ubnd-tinh', role: 'chair' }, needsRelease: true, submitted: false },
    ]);
  });

  test('is told with what was sent up by then; what has come back is not told of', () => {
    const ledger = new EvaluationLedger(specOf());
    const at = '2013-12-27T02:00:00.000Z';
    const decide = (kind: 'remarks' | 'proposal') =>
      ledger.decide({ id: kind, kind, digest, receivedAt: at }, at);
    ledger.decide(
      { id: 's', kind: 'synthesis', digest, receivedAt: at, ledgerRevision: 0, confirmed: false },
      at,
    );
    decide('remarks');
    decide('proposal');
    expect(toldFrom(ledger).map(([, { step, submitted }]) => [step, submitted])).toEqual([
      ['recognition', true],
    ]);
  });

  test('is told of nobody by an evaluation that was started before this', () => {
    const { steps, ...spec } = specOf();
    const before = Object.entries(steps).map(([step, { passedAt: _later, ...schedule }]) => [step, schedule]);
    const old = { ...spec, steps: Object.fromEntries(before) as EvaluationSpec['steps'] };
    expect(mornings(new EvaluationLedger(old))).toEqual([]);
  });
});
