import { setTimeout as pause } from 'node:timers/promises';

/** What is waited for uses the same processors. */
const PAUSE_MS = 5;

/** Asks again until there is what is waited for: of what is done after an answer, no event tells a test. */
export async function until<T>(ask: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const found = await ask();
    if (found !== undefined) return found;
    await pause(PAUSE_MS);
  }
}
