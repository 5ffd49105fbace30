import { Context } from '@temporalio/activity';

/** A third of the heartbeat timeout that the workflow gives. */
const EVERY_MS = 3_000;

/** Heartbeats while `work` goes on, so that the death of a worker is noticed within seconds, not at the time limit. */
export async function whileAlive<T>(work: () => Promise<T>): Promise<T> {
  const context = Context.current();
  const timer = setInterval(() => context.heartbeat(), EVERY_MS);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
