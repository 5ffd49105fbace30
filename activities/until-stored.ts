import { setTimeout as pause } from 'node:timers/promises';

/** An election takes ten seconds; a store that is away for longer than this is really away. */
const PATIENCE_MS = 30_000;
const PAUSE_MS = 500;

/**
 * Repeats a write that fails, for so long: what it records has happened outside and cannot be undone, so that giving up
 * at once would have it happen again. Throws the last failure.
 */
export async function untilStored<T>(write: () => Promise<T>, patienceMs = PATIENCE_MS): Promise<T> {
  const until = Date.now() + patienceMs;
  for (;;) {
    try {
      return await write();
    } catch (error) {
      if (Date.now() >= until) throw error;
      await pause(PAUSE_MS);
    }
  }
}
