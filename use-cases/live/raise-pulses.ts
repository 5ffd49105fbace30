import type { Logger } from 'pino';
import { bucketOf, type Pulse } from '../../domain/pulse';
import type { Pulses } from '../../store/pulses';

/** At most twice a second a process writes what has changed in a campaign. */
const EVERY_MS = 500;

/** What has changed. */
export interface Change {
  pulses?: readonly Pulse[];
  units?: readonly string[];
}

/** Tells all processes that something has changed. */
export interface PulseRaiser {
  /** Never fails what it is told by: pages that miss a pulse ask again within the minute. */
  raise(campaign: string, change: Change): void;
  /** Writes what is not written yet. */
  flush(): Promise<void>;
}

/** Gathers what is raised, by campaign, and writes it a little later. */
export function raisePulses({
  pulses,
  logger,
  everyMs = EVERY_MS,
}: {
  pulses: Pick<Pulses, 'raise'>;
  logger: Pick<Logger, 'warn'>;
  everyMs?: number;
}): PulseRaiser {
  let pending = new Map<string, { pulses: Set<Pulse>; buckets: Set<number> }>();
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();
  let lastMs = Number.NEGATIVE_INFINITY;

  async function write(): Promise<void> {
    const raised = pending;
    pending = new Map();
    lastMs = performance.now();
    for (const [campaign, change] of raised) {
      const document = { campaign, pulses: [...change.pulses], buckets: [...change.buckets] };
      await pulses.raise(document).catch((error: unknown) => {
        logger.warn(
          { err: error, campaign },
          'pages are told of a change within the minute, and not at once',
        );
      });
    }
  }

  function begin(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    // One after the other: a store that hangs is written to once, and what comes meanwhile is gathered.
    writing = writing.then(write);
    return writing;
  }

  return {
    raise(campaign, change) {
      const gathered = pending.get(campaign) ?? { pulses: new Set(), buckets: new Set() };
      for (const pulse of change.pulses ?? []) gathered.pulses.add(pulse);
      for (const unit of change.units ?? []) gathered.buckets.add(bucketOf(unit));
      if (gathered.pulses.size + gathered.buckets.size === 0) return;
      pending.set(campaign, gathered);
      timer ??= setTimeout(() => void begin(), Math.max(0, lastMs + everyMs - performance.now()));
    },
    async flush() {
      await begin();
    },
  };
}
