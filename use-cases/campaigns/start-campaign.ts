import { type Client, WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import type { WorkflowIdReusePolicy } from '@temporalio/common';
import type { CampaignDocument } from '../../store/documents/campaign';
import type { Store } from '../../store/store';
import type { campaign as campaignWorkflow } from '../../workflows/campaign';
import { campaignWorkflowId, TASK_QUEUES } from '../../workflows/contract';
import { campaignSummary } from '../../workflows/details';
import { attributesOf } from '../search-attributes';
import { dispatcherInputOf } from './dispatcher-input';
import { lettersDoneThrough } from './letters-done-through';

/**
 * Starts the workflow of a campaign, which sees to its evaluations and its letters from where the store has them; resolves
 * to false, and starts nothing, if the policy finds one already.
 */
export async function startCampaign(
  {
    client,
    store,
    searchAttributes = true,
  }: { client: Client; store: Pick<Store, 'rounds'>; searchAttributes?: boolean },
  document: CampaignDocument,
  /** `REJECT_DUPLICATE` for a first start, `ALLOW_DUPLICATE` after an end. */
  reuse: WorkflowIdReusePolicy,
): Promise<boolean> {
  const { _id: campaign, plan, units, opening } = document;
  const dispatcher = dispatcherInputOf(document, await lettersDoneThrough(store, document));
  try {
    await client.workflow.start<typeof campaignWorkflow>('campaign', {
      workflowId: campaignWorkflowId(campaign),
      taskQueue: TASK_QUEUES.evaluations,
      args: [{ campaign, units, dispatcher, ...(opening && { registerPages: opening.pages }) }],
      workflowIdReusePolicy: reuse,
      staticSummary: campaignSummary({ title: plan.title, campaign }),
      ...(searchAttributes && { typedSearchAttributes: attributesOf({ campaign }) }),
    });
    return true;
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError) return false;
    throw error;
  }
}
