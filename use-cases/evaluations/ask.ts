import {
  type Client,
  isGrpcServiceError,
  ServiceError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';

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
    return await client.withDeadline(Date.now() + waitMs, () => send().catch(onceMore(send)));
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return 'not-found';
    if (error instanceof WorkflowUpdateRPCTimeoutOrCancelledError) return 'pending';
    if (error instanceof ServiceError || isTurnedAway(error)) return 'pending';
    throw error;
  }
}

/** gRPC's RESOURCE_EXHAUSTED and FAILED_PRECONDITION: too much at once, or a run that just goes on in a new one. */
const PASSING: readonly number[] = [8, 9];

/** Whether a failure was of that moment: what came with the last task of a run is turned away by the server itself. */
const isPassing = (error: unknown): boolean =>
  (error instanceof ServiceError && isGrpcServiceError(error.cause) && PASSING.includes(error.cause.code)) ||
  isTurnedAway(error);

/** The server's own types of failures of updates: the run ended before it took them in, or before it answered. */
const TURNED_AWAY = ['UnprocessedUpdate', 'AcceptedUpdateCompletedWorkflow'];

const isTurnedAway = (error: unknown): boolean => TURNED_AWAY.includes(updateFailureOf(error) ?? '');

/** The type of the failure by which an update was not done; undefined for any other error. */
export function updateFailureOf(error: unknown): string | undefined {
  const cause = error instanceof WorkflowUpdateFailedError ? error.cause : undefined;
  return cause instanceof ApplicationFailure ? (cause.type ?? undefined) : undefined;
}

/** Sends the same again, at once and once, after a failure of that moment. */
const onceMore =
  <A>(send: () => Promise<A>) =>
  (error: unknown): Promise<A> => {
    if (!isPassing(error)) throw error;
    return send();
  };
