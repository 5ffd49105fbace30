import type { Connection } from 'mongoose';
import { PULSES, type Pulse } from '../domain/pulse';
import { collectionOf } from './collection';
import type { PulseDocument } from './documents/campaign';

const DAY_MS = 86_400_000;
/** After the last change: nobody waits for the next one any more, and a counter that begins anew is another one. */
const KEPT_MS = 7 * DAY_MS;

/** By the store's own clock, which removes it then. */
type KeptPulse = PulseDocument & { forgetAt: Date };

/** What has changed in a campaign since it was last told. */
export interface Raised {
  campaign: string;
  pulses: readonly Pulse[];
  /** Of units. */
  buckets: readonly number[];
}

/**
 * `pulses`: one document of counters per campaign. All processes count in it, since a counter that is increased loses nothing by
 * being shared, and who reads needs to know of no process.
 */
export function pulsesIn(connection: Connection) {
  const collection = collectionOf<KeptPulse>({
    connection,
    name: 'pulses',
    indexes: [],
    expiresBy: 'forgetAt',
  });
  return {
    createIndexes: () => collection.createIndexes(),
    raise: ({ campaign, pulses, buckets }: Raised): Promise<void> =>
      collection.increase(campaign, {
        $inc: Object.fromEntries([
          ...PULSES.filter((pulse) => pulses.includes(pulse)).map((pulse) => [pulse, 1]),
          ...buckets.map((bucket) => [`units.${bucket}`, 1]),
        ]),
        $set: { forgetAt: new Date(Date.now() + KEPT_MS) },
      }),
    /** Those of some campaigns; one in which nothing has changed lately has none. */
    of: (campaigns: readonly string[]): Promise<PulseDocument[]> =>
      collection.find({ _id: { $in: [...campaigns] } }, { without: ['forgetAt'] }),
  };
}

export type Pulses = ReturnType<typeof pulsesIn>;
