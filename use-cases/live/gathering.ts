/** At most twice a second a process writes what it has gathered. */
const EVERY_MS = 500;

/** What is gathered by campaign and written together, a little later. */
export interface Gathering<Gathered> {
  /** Takes what there is of the campaign, and gives what there is from then on. */
  gather(campaign: string, add: (before: Gathered | undefined) => Gathered): void;
  /** Writes what is not written yet. */
  flush(): Promise<void>;
}

/** `write` must not reject. */
export function gathering<Gathered>({
  write,
  everyMs = EVERY_MS,
}: {
  write: (campaign: string, gathered: Gathered) => Promise<void>;
  everyMs?: number | undefined;
}): Gathering<Gathered> {
  let pending = new Map<string, Gathered>();
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();
  let lastMs = Number.NEGATIVE_INFINITY;

  async function writeAll(): Promise<void> {
    const gathered = pending;
    pending = new Map();
    lastMs = performance.now();
    for (const [campaign, each] of gathered) await write(campaign, each);
  }

  function begin(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    // One after the other: a store that hangs is written to once, and what comes meanwhile is gathered.
    writing = writing.then(writeAll);
    return writing;
  }

  return {
    gather(campaign, add) {
      pending.set(campaign, add(pending.get(campaign)));
      timer ??= setTimeout(() => void begin(), Math.max(0, lastMs + everyMs - performance.now()));
    },
    async flush() {
      await begin();
    },
  };
}
