import {
  type Client,
  ServiceError,
  WorkflowNotFoundError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';

/**
 * Sends a message and waits at most `waitMs` for its answer. `pending`: it may or may not have arrived, as while no
 * worker runs or the workflow service is away; `not-found`: there is no such workflow, or it has closed.
 */
export async function ask<A>({
  client,
  waitMs,
  send,
}: {
  client: Client;
  waitMs: number;
  send: () => Promise<A>;
}): Promise<A | 'pending' | 'not-found'> {
  try {
    return await client.withDeadline(Date.now() + waitMs, send);
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return 'not-found';
    if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return 'pending';
    if (error instanceof ServiceError) return 'pending';
    throw error;
  }
}
