import { DefaultLogger } from '@temporalio/worker';
import { MockActivityEnvironment } from '@temporalio/testing';

const quiet = new DefaultLogger('ERROR', () => undefined);

/** Runs an activity in a context of its own, with what an earlier attempt has heartbeat, if there was one. */
export const runActivity = <A, R>(
  activity: (argument: A) => Promise<R>,
  argument: A,
  heartbeatDetails?: unknown,
): Promise<R> => new MockActivityEnvironment({ heartbeatDetails }, { logger: quiet }).run(activity, argument);
