import { WorkflowNotFoundError } from '@temporalio/client';
import { isRealTime } from '../../domain/clock';
import type { CampaignDocument } from '../../store/documents/campaign';
import {
  dispatcherWorkflowId,
  lettersAgainWorkflowId,
  lettersReleased,
  TASK_QUEUES,
} from '../../workflows/contract';
import type { lettersAgain } from '../../workflows/letters-again';
import type { Deps } from '../deps';
import { unavailable } from '../refusals';
import { attributesOf } from '../search-attributes';

const PATIENCE_MS = 2000;

/**
 * Has what may go of a campaign sent now. While the campaign is open that is only a nudge: without it the dispatcher looks again
 * at its next instant. Once it has closed there is no dispatcher, and a workflow is started that sends what is left; where
 * that cannot be, it is refused, and the same may be asked again.
 */
export async function sendNow(
  { client, logger }: Pick<Deps, 'client' | 'logger'>,
  { _id: campaign, state, clock }: CampaignDocument,
): Promise<void> {
  const within = (work: () => Promise<unknown>) => client.withDeadline(Date.now() + PATIENCE_MS, work);
  try {
    await within(() => client.workflow.getHandle(dispatcherWorkflowId(campaign)).signal(lettersReleased));
    return;
  } catch (error) {
    logger.debug({ err: error, campaign }, 'the dispatcher was not nudged');
    const isThere = state === 'open' && !(error instanceof WorkflowNotFoundError);
    if (isThere || !isRealTime(clock)) return;
  }
  try {
    await within(() =>
      client.workflow.signalWithStart<typeof lettersAgain, []>('lettersAgain', {
        workflowId: lettersAgainWorkflowId(campaign),
        taskQueue: TASK_QUEUES.evaluations,
        args: [{ campaign }],
        signal: lettersReleased,
        typedSearchAttributes: attributesOf({ campaign }),
      }),
    );
  } catch (error) {
    // Its own workflow starts the dispatcher again, which looks at once.
    if (state === 'open') logger.debug({ err: error, campaign }, 'nobody was asked to send its letters');
    else throw unavailable({ cause: error });
  }
}
