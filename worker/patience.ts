const FIRST_MS = 10_000;
const LONGEST_MS = 10 * 60_000;

/**
 * Leaves alone what gave no answer: for 10 s, then twice as long each time, up to 10 minutes, and all of that forgotten
 * once it answers. Kept in memory, since a process that starts anew may try everything anew.
 */
export interface Patience {
  isLeftAlone(key: string): boolean;
  /** Whether it gave no answer when it was last asked. */
  isSilent(key: string): boolean;
  gaveNone(key: string): void;
  answered(key: string): void;
  /** Forgets what nobody has asked for long: it was answered by another way. */
  forgetOld(): void;
}

/** `now` is real time, in milliseconds since the epoch. */
export function createPatience(now: () => number): Patience {
  const waits = new Map<string, { waitMs: number; untilMs: number }>();
  return {
    isLeftAlone: (key) => (waits.get(key)?.untilMs ?? 0) > now(),
    isSilent: (key) => waits.has(key),
    gaveNone(key) {
      const before = waits.get(key);
      const waitMs = before ? Math.min(before.waitMs * 2, LONGEST_MS) : FIRST_MS;
      waits.set(key, { waitMs, untilMs: now() + waitMs });
    },
    answered: (key) => void waits.delete(key),
    forgetOld() {
      for (const [key, { untilMs }] of waits) if (untilMs + LONGEST_MS < now()) waits.delete(key);
    },
  };
}
