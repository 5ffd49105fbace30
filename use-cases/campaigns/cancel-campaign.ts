import { WorkflowNotFoundError } from '@temporalio/client';
import type { CampaignDocument } from '../../store/documents';
import { campaignWorkflowId } from '../../workflows/contract';
import { record } from '../audit';
import type { Deps } from '../deps';
import { conflict, refuseUnseen, type Seen } from '../refusals';
import { campaignVersion } from './campaign-version';
import { loadCampaign } from './load-campaign';

/** How long the workflow service may take to answer. */
const PATIENCE_MS = 5000;

/** Asks a campaign to cancel; its workflow then cancels the evaluations and marks it. Asking twice is fine. */
export async function cancelCampaign(
  deps: Deps,
  {
    campaign: id,
    reason,
    author,
    actor,
    seen,
  }: { campaign: string; reason: string; author: string; actor: string; seen: Seen | undefined },
): Promise<{ state: CampaignDocument['state'] | 'cancelling' }> {
  const found = await loadCampaign(deps, id);
  refuseUnseen(seen, campaignVersion(found));
  const { state } = found;
  if (state === 'closed') {
    throw conflict({ en: 'This campaign is closed.', vi: 'Đợt đánh giá này đã kết thúc.' });
  }
  if (state === 'cancelled') return { state };
  await record(deps, { actor, action: 'campaign-cancelled', campaign: id, target: `${author}: ${reason}` });
  try {
    await deps.client.withDeadline(Date.now() + PATIENCE_MS, () =>
      deps.client.workflow.getHandle(campaignWorkflowId(id)).cancel(),
    );
    return { state: 'cancelling' };
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
    // Stored, but never started.
    await deps.store.campaigns.setState({ campaign: id, state: 'cancelled' });
    return { state: 'cancelled' };
  }
}
