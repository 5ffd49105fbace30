import { setTimeout as pause } from 'node:timers/promises';

/**
 * Does something again and again, with a pause after each, until it is stopped. `work` has to see to its own failures;
 * `signal` is aborted by the stop, which waits for what is under way.
 */
export function repeat({
  everyMs,
  work,
}: {
  everyMs: number;
  work: (signal: AbortSignal) => Promise<void>;
}): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const { signal } = stopping;
  const run = async () => {
    while (!signal.aborted) {
      await work(signal);
      // Being stopped is the only way in which a pause fails.
      await pause(everyMs, undefined, { signal }).catch(() => undefined);
    }
  };
  const done = run();
  return {
    async stop() {
      stopping.abort();
      await done;
    },
  };
}
