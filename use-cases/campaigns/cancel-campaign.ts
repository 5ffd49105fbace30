import { WorkflowNotFoundError } from '@temporalio/client';
import type { CampaignDocument } from '../../store/documents';
import { campaignWorkflowId } from '../../workflows/contract';
import { record } from '../audit';
import type { ApiDeps } from '../../api/deps';
import { Conflict } from '../../api/http/errors';
import type { Precondition } from '../../api/http/precondition';
import { campaignEtag } from '../../api/present/campaign';
import { findCampaign } from './load-campaign';

/** How long the workflow service may take to answer. */
const PATIENCE_MS = 5000;

/** Asks a campaign to cancel; its workflow then cancels the evaluations and marks it. Asking twice is fine. */
export async function cancelCampaign(
  deps: ApiDeps,
  {
    campaign: id,
    reason,
    author,
    actor,
    precondition,
  }: { campaign: string; reason: string; author: string; actor: string; precondition: Precondition },
): Promise<{ state: CampaignDocument['state'] | 'cancelling' }> {
  const found = await findCampaign(deps, id);
  precondition.check(campaignEtag(found));
  const { state } = found;
  if (state === 'closed') {
    throw new Conflict({
      detail: { en: 'This campaign is closed.', vi: 'Đợt đánh giá này đã kết thúc.' },
    });
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
