import { randomUUID } from 'node:crypto';
import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger, type Logger } from '@temporalio/worker';

export const quiet = new DefaultLogger('ERROR', () => undefined);

/** Runs an activity in a context of its own, with what an earlier attempt has heartbeat, if there was one. */
export function runActivity<A, R>(
  activity: (argument: A) => Promise<R>,
  argument: A,
  heartbeatDetails?: unknown,
  logger: Logger = quiet,
  onHeartbeat: () => void = () => undefined,
): Promise<R> {
  const environment = new MockActivityEnvironment({ activityId: randomUUID(), heartbeatDetails }, { logger });
  environment.on('heartbeat', onHeartbeat);
  return environment.run(activity, argument);
}
