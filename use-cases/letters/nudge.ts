import { dispatcherWorkflowId, lettersReleased } from '../../workflows/contract';
import type { Deps } from '../deps';

/** Only a nudge: without it the dispatcher looks again at its next instant. */
export async function nudge({ client, logger }: Deps, campaign: string): Promise<void> {
  try {
    await client.withDeadline(Date.now() + 2000, () =>
      client.workflow.getHandle(dispatcherWorkflowId(campaign)).signal(lettersReleased),
    );
  } catch (error) {
    logger.debug({ err: error, campaign }, 'the dispatcher was not nudged');
  }
}
