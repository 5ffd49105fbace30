import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { tasksWaiting } from '../use-cases/supervision/task-queue';
import { TASK_QUEUES } from '../workflows/contract';

/** The workers' next seconds. */
const FEW = 100;
const LOOK_MS = 250;
/** Less than a heartbeat's time-out. */
const PATIENCE_MS = 10_000;

/**
 * Resolves once the workers have taken nearly all that evaluations have to do. Tasks wait in one line: whoever starts thousands without
 * looking makes each filing wait until the workers have come to the last of them. No longer than ten seconds, so that what is asked
 * goes on, slowly, where no worker takes anything.
 */
export async function untilWorkersFollow(client: Client): Promise<void> {
  const until = Date.now() + PATIENCE_MS;
  while ((await tasksWaiting(client, TASK_QUEUES.evaluations)) > FEW && Date.now() < until) {
    await pause(LOOK_MS);
  }
}
