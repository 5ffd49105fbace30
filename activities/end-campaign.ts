import { log } from '@temporalio/activity';
import { planTimeAt } from '../domain/clock';
import { EvaluationLedger } from '../domain/ledger/ledger';
import { viewOf } from '../domain/ledger/view';
import type { EvaluationSpec } from '../domain/schedule';
import { fromMs } from '../domain/time';
import type { CampaignDocument } from '../store/documents/campaign';
import { evaluationKey } from '../store/ids';
import { specMaker } from '../use-cases/evaluations/start-evaluation';
import { isRunning } from '../use-cases/newest-run';
import { type CampaignActivities, evaluationWorkflowId } from '../workflows/contract';
import type { ActivityDeps } from './deps';
import { eachUnit } from './each-unit';
import { findCampaign } from './find-campaign';
import { endOpening } from './open-campaign';

export const createEndingActivities = (
  deps: Pick<ActivityDeps, 'store' | 'client' | 'now'>,
): Pick<CampaignActivities, 'cancelEvaluations' | 'closeCampaign' | 'withdrawLetters'> => ({
  /** Safe to run twice: asking again changes nothing, and one that has closed does not hear it. */
  async cancelEvaluations(slice) {
    const campaign = await findCampaign(deps.store, slice.campaign);
    const specOf = specMaker(campaign);
    await eachUnit({ store: deps.store, slice, work: (unit) => cancelOne(deps, campaign, specOf(unit)) });
  },

  /** Safe to run twice: the first ending stands. */
  async closeCampaign({ campaign, state }) {
    const { campaigns, evaluations, letters } = deps.store;
    await campaigns.setState({ campaign, state, endedAtReal: fromMs(deps.now()) });
    // Only then: whoever reopens an evaluation shows it as open before it looks at the campaign.
    if (state === 'closed') {
      // A failed letter may be to go again since the dispatcher counted for the last time.
      const { ready, sending } = await letters.countByState(campaign);
      if (ready + sending > 0 || (await evaluations.hasOpen(campaign))) await campaigns.reopen(campaign);
    }
    const ended = await findCampaign(deps.store, campaign);
    if (ended.state === 'cancelled') await endOpening(deps, ended);
    return { state: ended.state };
  },

  /** Safe to run twice: what has an end keeps it. */
  async withdrawLetters({ campaign }) {
    const letters = await deps.store.letters.withdrawAll(campaign);
    if (letters > 0) log.info('letters withdrawn: their campaign was cancelled', { campaign, letters });
  },
});

async function cancelOne(
  { store, client, now }: Pick<ActivityDeps, 'store' | 'client' | 'now'>,
  { clock }: CampaignDocument,
  spec: EvaluationSpec,
): Promise<void> {
  const { campaign, unit } = spec;
  const workflowId = evaluationWorkflowId(campaign, unit.id);
  if (await isRunning(client, workflowId)) {
    await client.workflow.getHandle(workflowId).cancel();
    return;
  }
  const known = await store.evaluations.rowOf({ campaign, unit: unit.id });
  if (!known?.open) return;
  // Its first view was written and it was never started, or it was ended by hand: nobody else will say that it has ended.
  const stored = await store.evaluations.ledgerOf({ campaign, unit: unit.id });
  const ledger = new EvaluationLedger(spec, stored ?? undefined);
  ledger.cancel(planTimeAt(clock, now()));
  const view = viewOf(spec, ledger.state);
  const _id = evaluationKey({ campaign, unit: unit.id });
  await store.evaluations.upsertIfNewer({ ...view, _id, open: false, ledger: ledger.state });
  await store.drafts.closeOf({ campaign, unit: unit.id });
}
