import { isGrpcServiceError, ServiceError } from '@temporalio/client';

/** Errors of a store that is away or between two primaries, by the names and labels that its driver documents. */
const AWAY = new Set([
  'MongoServerSelectionError',
  'MongoNetworkError',
  'MongoNetworkTimeoutError',
  'MongoNotConnectedError',
  'MongoTopologyClosedError',
  'MongoClientClosedError',
  'MongoPoolClearedError',
  'MongoPoolClosedError',
  'MongoOperationTimeoutError',
]);

const RETRYABLE_LABELS = ['RetryableWriteError', 'RetryableReadError'];

/** Whether an error says that the store could not be reached, rather than that it refused something. */
export function isStoreAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (AWAY.has(error.name)) return true;
  // Mongoose's own answer to a lost connection, since nothing is buffered.
  if (error.name === 'MongooseError') return error.message.includes('bufferCommands');
  const hasLabel = 'hasErrorLabel' in error && error.hasErrorLabel;
  return (
    typeof hasLabel === 'function' && RETRYABLE_LABELS.some((label) => hasLabel.call(error, label) === true)
  );
}

/** gRPC's DEADLINE_EXCEEDED and UNAVAILABLE. */
const AWAY_CODES: readonly number[] = [4, 14];

/** Whether an error says that the workflow service could not be reached. */
export const isServiceAway = (error: unknown): boolean =>
  error instanceof ServiceError && isGrpcServiceError(error.cause) && AWAY_CODES.includes(error.cause.code);
