import { setTimeout as pause } from 'node:timers/promises';

/** What a pacer goes by. */
export interface Watch {
  /** In milliseconds. */
  now(): number;
  pause(ms: number): Promise<unknown>;
}

export const REAL_WATCH: Watch = { now: () => performance.now(), pause };

/** Resolves to one caller after the other, so many in a second, evenly; what was not used is not made up for. */
export function createPacer(perSecond: number, watch: Watch = REAL_WATCH): () => Promise<void> {
  const gapMs = 1000 / perSecond;
  let nextMs = 0;
  return async () => {
    const now = watch.now();
    const at = Math.max(now, nextMs);
    nextMs = at + gapMs;
    if (at > now) await watch.pause(at - now);
  };
}
