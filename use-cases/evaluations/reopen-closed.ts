import { planTimeAt } from '../../domain/clock';
import type { DecisionAnswer } from '../../domain/ledger/facts';
import { EvaluationLedger } from '../../domain/ledger/ledger';
import type { LedgerState } from '../../domain/ledger/state';
import type { DecisionDocument } from '../../store/documents';
import type { DeliveryDeps } from './delivery-deps';
import { ensureDispatcher } from './ensure-dispatcher';
import { announcementFactOf, decisionOf, filingFactOf } from './facts';
import { specMaker, startEvaluation } from './start-evaluation';

/**
 * Answers a decision on an evaluation whose workflow has closed. A reopening is taken in here, by the same ledger, and
 * a linked run goes on from there, so that no message has to reach a run that would close at once. Everything else is
 * refused.
 *
 * Safe to repeat: while the linked run is there, the start is refused and the next try asks that run; once it has
 * closed, the read model knows this decision and this is not called.
 */
export async function reopenClosed({
  client,
  store,
  searchAttributes = true,
  decision,
  ledger: state,
}: DeliveryDeps & { decision: DecisionDocument; ledger: LedgerState }): Promise<DecisionAnswer | 'pending'> {
  const { campaign: id, unit: unitId } = decision;
  const campaign = await store.campaigns.get(id);
  const unit = await store.register.unit({ campaign: id, unit: unitId });
  if (!campaign || !unit) return 'pending';
  const now = planTimeAt(campaign.clock, Date.now());
  const ledger = new EvaluationLedger(specMaker(campaign)(unit), state);
  // A cancelled campaign does not come back by one of its units.
  if (ledger.state.closed === 'cancelled') {
    return { outcome: 'refused', refusal: 'closed', revision: ledger.state.revision };
  }
  // What came after the closing is in the store alone.
  for (const filing of await store.filings.byEvaluation({ campaign: id, unit: unitId })) {
    if (filing.answer?.outcome !== 'held') continue;
    if (filing.kind === 'filing') ledger.file(filingFactOf(filing), now);
    else ledger.announce(announcementFactOf(filing), now);
  }
  const answer = ledger.decide(decisionOf(decision), now);
  if (answer.outcome === 'refused') return answer;
  // A new run's ledger starts with no notices to tell, so these are told from here. This and the dispatcher come
  // first: a repeat after the start would not come by here again.
  await store.notices.insertMany(
    ledger.undelivered.map(({ id: _id, ...notice }) => ({ _id, ...notice, round: null })),
  );
  await ensureDispatcher({ client, campaign, doneThrough: now });
  const { clock, wakeSpreadMs } = campaign;
  const started = await startEvaluation({
    client,
    input: { spec: ledger.spec, clock, wakeSpreadMs, previous: ledger.state },
    reuse: 'ALLOW_DUPLICATE',
    searchAttributes,
  });
  return started ? answer : 'pending';
}
