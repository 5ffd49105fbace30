import { setTimeout as delay } from 'node:timers/promises';
import { isAlive } from './record';

/** How long a process has to end by itself before it is killed, unless it asks for more. */
export const defaultGraceMs = 10_000;

/**
 * Ends a process by SIGTERM, after the grace by SIGKILL, and returns when it is gone. Works on any process of ours, not only
 * on children, hence the polling. Does nothing when the pid meanwhile belongs to another process.
 */
export async function endProcess(options: {
  process: { pid: number; identity: string };
  graceMs?: number;
  /** Called again and again until it is gone: what it waits for before it looks whether it should end. */
  wake?: () => Promise<void>;
}): Promise<void> {
  const { process: target, graceMs = defaultGraceMs, wake } = options;
  signalIfAlive(target, 'SIGTERM');
  if (await goneWithin(target, graceMs, wake)) return;
  signalIfAlive(target, 'SIGKILL');
  await goneWithin(target, Number.POSITIVE_INFINITY);
}

/** Sends a signal, unless the process is no longer the recorded one. */
export function signalIfAlive(target: { pid: number; identity: string }, signal: NodeJS.Signals): void {
  if (!isAlive(target)) return;
  try {
    process.kill(target.pid, signal);
  } catch (error) {
    // It may have ended between the look and the signal.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

async function goneWithin(
  target: { pid: number; identity: string },
  limitMs: number,
  wake?: () => Promise<void>,
): Promise<boolean> {
  const until = Date.now() + limitMs;
  while (isAlive(target)) {
    if (Date.now() >= until) return false;
    await delay(20);
    await wake?.();
  }
  return true;
}
