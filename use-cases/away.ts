import { defaultGrpcRetryOptions, isGrpcServiceError, ServiceError } from '@temporalio/client';

/** Errors of a store that is away or between two primaries, by the names that its driver documents. */
const AWAY = new Set([
  'MongoServerSelectionError',
  'MongoNetworkError',
  'MongoNetworkTimeoutError',
  'MongoNotConnectedError',
  'MongoTopologyClosedError',
  'MongoServerClosedError',
  'MongoClientClosedError',
  'MongoPoolClearedError',
  'MongoPoolClosedError',
  'MongoWaitQueueTimeoutError',
  'MongoOperationTimeoutError',
]);

const RETRYABLE_LABELS = ['RetryableWriteError', 'RetryableReadError', 'SystemOverloadedError'];

/**
 * The server's codes for being away or between two primaries. The labels do not tell of them: a write of several documents
 * has none, nor has any where the URI says `retryWrites=false`. As the driver has them (7.5, `lib/error.js`:
 * RETRYABLE_READ_ERROR_CODES, which are also those of writes, and SDAM_NOT_PRIMARY_CODES; it exports neither), and three more.
 */
const AWAY_CODES: ReadonlySet<unknown> = new Set([
  6, // HostUnreachable
  7, // HostNotFound
  89, // NetworkTimeout
  91, // ShutdownInProgress
  134, // ReadConcernMajorityNotAvailableYet
  189, // PrimarySteppedDown
  262, // ExceededTimeLimit
  9001, // SocketException
  10058, // LegacyNotPrimary
  10107, // NotWritablePrimary
  11600, // InterruptedAtShutdown
  11602, // InterruptedDueToReplStateChange
  13435, // NotPrimaryNoSecondaryOk
  13436, // NotPrimaryOrSecondary
  // No majority has the write within the write concern's time: it is done, or will be undone, and may be repeated.
  64, // WriteConcernTimeout, before 8.1 WriteConcernFailed
  // No member that may be read from.
  133, // FailedToSatisfyReadPreference
  // The server has started anew since a reading began.
  43, // CursorNotFound
]);

/** Errors that have a code of the server's. Numbers mean other things elsewhere, as in gRPC. */
const WITH_CODE = new Set(['MongoServerError', 'MongoWriteConcernError', 'MongoBulkWriteError']);

/** Whether an error says that the store could not be reached, rather than that it refused something. */
export function isStoreAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (AWAY.has(error.name)) return true;
  // Mongoose's own answer to a lost connection, since nothing is buffered.
  if (error.name === 'MongooseError') return error.message.includes('bufferCommands');
  return hasRetryableLabel(error) || (WITH_CODE.has(error.name) && saysAway(error));
}

function hasRetryableLabel(error: Error): boolean {
  const hasLabel = 'hasErrorLabel' in error && error.hasErrorLabel;
  return (
    typeof hasLabel === 'function' && RETRYABLE_LABELS.some((label) => hasLabel.call(error, label) === true)
  );
}

/** A server's error says it itself, or one of the errors in it does. */
function saysAway(error: Error & ErrorOfServer): boolean {
  const { code, writeErrors, errorResponse } = error;
  if (AWAY_CODES.has(code)) return true;
  // Of many documents, those before it may have failed otherwise.
  if ([writeErrors ?? []].flat().some((each) => AWAY_CODES.has(each.code))) return true;
  // A bulk write that reached no server has that in here, and nothing of it in its name.
  return isStoreAway(errorResponse);
}

interface ErrorOfServer {
  code?: unknown;
  writeErrors?: { code?: unknown } | { code?: unknown }[];
  errorResponse?: unknown;
}

/** gRPC's CANCELLED, which is how the native connection tells of our own deadline, and DEADLINE_EXCEEDED. */
const OUT_OF_TIME: readonly number[] = [1, 4];

/** What the SDK itself tries again, such as UNAVAILABLE and RESOURCE_EXHAUSTED, had it not run out of tries or time. */
const { retryableDecider } = defaultGrpcRetryOptions();
const FIRST_TRY = 1;

/** Whether an error says that the workflow service could not be reached, or has too much to do. */
export const isServiceAway = (error: unknown): boolean =>
  error instanceof ServiceError &&
  isGrpcServiceError(error.cause) &&
  (OUT_OF_TIME.includes(error.cause.code) || retryableDecider(FIRST_TRY, error.cause));
