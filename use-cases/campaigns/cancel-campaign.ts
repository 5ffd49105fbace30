import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import type { CampaignState } from '../../domain/campaign';
import type { CampaignDocument } from '../../store/documents';
import type { endCampaign } from '../../workflows/campaign';
import { campaignWorkflowId, TASK_QUEUES } from '../../workflows/contract';
import { record } from '../audit';
import type { Deps } from '../deps';
import { isRunning } from '../newest-run';
import { conflict, refuseUnseen, type Seen } from '../refusals';
import { campaignVersion } from './campaign-version';
import { loadCampaign } from './load-campaign';

/** How long the workflow service may take to answer. */
const PATIENCE_MS = 5000;

/**
 * Cancels a campaign: it is marked in the store first, so that nothing is started or sent from then on; then its
 * workflow ends the evaluations and the letters. Asking again ends what was left.
 */
export async function cancelCampaign(
  deps: Deps,
  {
    campaign: id,
    reason,
    author,
    actor,
    seen,
  }: { campaign: string; reason: string; author: string; actor: string; seen: Seen | undefined },
): Promise<{ state: CampaignState | 'cancelling' }> {
  const found = await loadCampaign(deps, id);
  refuseUnseen(seen, campaignVersion(found));
  if (found.state === 'closed') {
    throw conflict({ en: 'This campaign is closed.', vi: 'Đợt đánh giá này đã kết thúc.' });
  }
  if (found.state === 'open') {
    await record(deps, { actor, action: 'campaign-cancelled', campaign: id, target: `${author}: ${reason}` });
    await deps.store.campaigns.setState({ campaign: id, state: 'cancelled' });
  }
  return { state: (await isBeingEnded(deps, found)) ? 'cancelling' : 'cancelled' };
}

/** Whether something of a cancelled campaign is still to be ended; then its own workflow does, or another. */
async function isBeingEnded(deps: Deps, { _id: campaign, units }: CampaignDocument): Promise<boolean> {
  const { client, store } = deps;
  const deadline = Date.now() + PATIENCE_MS;
  const workflowId = campaignWorkflowId(campaign);
  if (await client.withDeadline(deadline, () => isRunning(client, workflowId))) {
    await client.withDeadline(deadline, () => client.workflow.getHandle(workflowId).cancel());
    return true;
  }
  if ((await store.evaluations.countOpen(campaign)) === 0) return false;
  try {
    await client.withDeadline(deadline, () =>
      client.workflow.start<typeof endCampaign>('endCampaign', {
        workflowId,
        taskQueue: TASK_QUEUES.evaluations,
        args: [{ campaign, units }],
        workflowIdReusePolicy: 'ALLOW_DUPLICATE',
      }),
    );
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
  return true;
}
