import { randomUUID } from 'node:crypto';
import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger, type Logger } from '@temporalio/worker';

const quiet = new DefaultLogger('ERROR', () => undefined);

/** Runs an activity in a context of its own, with what an earlier attempt has heartbeat, if there was one. */
export const runActivity = <A, R>(
  activity: (argument: A) => Promise<R>,
  argument: A,
  heartbeatDetails?: unknown,
  logger: Logger = quiet,
): Promise<R> =>
  new MockActivityEnvironment({ activityId: randomUUID(), heartbeatDetails }, { logger }).run(
    activity,
    argument,
  );
