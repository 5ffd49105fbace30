import type { Logger } from 'pino';
import { bucketOf, type Pulse } from '../../domain/pulse';
import type { Pulses } from '../../store/pulses';
import { gathering } from './gathering';

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
  everyMs,
}: {
  pulses: Pick<Pulses, 'raise'>;
  logger: Pick<Logger, 'warn'>;
  everyMs?: number;
}): PulseRaiser {
  const gathered = gathering<{ pulses: Set<Pulse>; buckets: Set<number> }>({
    everyMs,
    write: (campaign, change) =>
      pulses
        .raise({ campaign, pulses: [...change.pulses], buckets: [...change.buckets] })
        .catch((error: unknown) => {
          logger.warn(
            { err: error, campaign },
            'pages are told of a change within the minute, and not at once',
          );
        }),
  });
  return {
    flush: () => gathered.flush(),
    raise(campaign, { pulses: raised = [], units = [] }) {
      if (raised.length + units.length === 0) return;
      gathered.gather(campaign, (before = { pulses: new Set(), buckets: new Set() }) => {
        for (const pulse of raised) before.pulses.add(pulse);
        for (const unit of units) before.buckets.add(bucketOf(unit));
        return before;
      });
    },
  };
}
