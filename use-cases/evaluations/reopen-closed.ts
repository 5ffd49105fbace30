import { planTimeAt } from '../../domain/clock';
import type { DecisionAnswer } from '../../domain/ledger/facts';
import { EvaluationLedger } from '../../domain/ledger/ledger';
import type { LedgerState } from '../../domain/ledger/state';
import { viewOf } from '../../domain/ledger/view';
import { type Instant, latest } from '../../domain/time';
import type { CampaignDocument } from '../../store/documents/campaign';
import type { DecisionDocument } from '../../store/documents/decision';
import { evaluationKey } from '../../store/ids';
import { startCampaign } from '../campaigns/start-campaign';
import type { DeliveryDeps } from './delivery-deps';
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
  const now = latest([decision.receivedAt, planTimeAt(campaign.clock, Date.now())]) as Instant;
  const ledger = new EvaluationLedger(specMaker(campaign)(unit), state);
  // A cancelled campaign does not come back by one of its units.
  if (ledger.state.closed === 'cancelled' || campaign.state === 'cancelled') {
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
  // These are told from here: whoever starts the run in our place would take them for told.
  await store.notices.insertMany(
    ledger.undelivered.map(({ id: _id, ...notice }) => ({ _id, ...notice, round: null })),
  );
  // The view before the start: from here on it is open, and whatever does not come to the start is started by the supervision.
  const { spec } = ledger;
  const _id = evaluationKey({ campaign: id, unit: unitId });
  await store.evaluations.upsertIfNewer({
    ...viewOf(spec, ledger.state),
    _id,
    open: true,
    ledger: ledger.state,
  });
  await store.drafts.reopenOf({ campaign: id, unit: unitId });
  await reopenCampaign({ client, store, searchAttributes }, campaign);
  const { clock, wakeSpreadMs } = campaign;
  const started = await startEvaluation({
    client,
    input: { spec, clock, wakeSpreadMs, previous: ledger.state },
    reuse: 'ALLOW_DUPLICATE',
    searchAttributes,
  });
  return started ? answer : 'pending';
}

/** A campaign that has closed, or is about to, runs again: somebody has to see to the letters. */
async function reopenCampaign(deps: DeliveryDeps, campaign: CampaignDocument): Promise<void> {
  await deps.store.campaigns.reopen(campaign._id);
  await startCampaign(deps, campaign, 'ALLOW_DUPLICATE');
}
