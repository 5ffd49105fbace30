import { type Client, WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import type { CampaignDocument } from '../../store/documents/campaign';
import type { Store } from '../../store/store';
import type { endCampaign } from '../../workflows/campaign';
import { campaignWorkflowId, TASK_QUEUES } from '../../workflows/contract';
import { isRunning } from '../newest-run';
import { attributesOf } from '../search-attributes';

/** How long the workflow service may take to answer. */
const PATIENCE_MS = 5000;

/**
 * Has what is left of a campaign ended that is cancelled in the store: by its own workflow, or another where that has
 * ended. Resolves to whether there is something to be ended. Safe to repeat.
 */
export async function endCancelled(
  { client, store }: { client: Client; store: Pick<Store, 'evaluations'> },
  { _id: campaign, units }: Pick<CampaignDocument, '_id' | 'units'>,
): Promise<boolean> {
  const deadline = Date.now() + PATIENCE_MS;
  const workflowId = campaignWorkflowId(campaign);
  if (await client.withDeadline(deadline, () => isRunning(client, workflowId))) {
    await client.withDeadline(deadline, () => client.workflow.getHandle(workflowId).cancel());
    return true;
  }
  if (!(await store.evaluations.hasOpen(campaign))) return false;
  try {
    await client.withDeadline(deadline, () =>
      client.workflow.start<typeof endCampaign>('endCampaign', {
        workflowId,
        taskQueue: TASK_QUEUES.evaluations,
        args: [{ campaign, units }],
        workflowIdReusePolicy: 'ALLOW_DUPLICATE',
        typedSearchAttributes: attributesOf({ campaign }),
      }),
    );
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
  return true;
}
