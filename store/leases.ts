import type { Connection } from 'mongoose';
import type { Instant } from '../domain/time';
import { collectionOf } from './collection';
import type { LeaseDocument } from './documents/lease';

/** `leases`: what one process at a time may do; whoever dies with one leaves it to the next when it runs out. */
export function leasesIn(connection: Connection) {
  const collection = collectionOf<LeaseDocument>({ connection, name: 'leases', indexes: [] });
  return {
    createIndexes: () => collection.createIndexes(),
    /**
     * Takes a lease that is free or has run out, or prolongs one's own; undefined while another holds it. `before` is how it was
     * left, null if nobody had it ever.
     */
    take: ({
      lease,
      holder,
      now,
      until,
    }: {
      lease: string;
      holder: string;
      /** Real time, both. */
      now: Instant;
      until: Instant;
    }): Promise<{ before: LeaseDocument | null } | undefined> =>
      collection.exchange(
        { _id: lease, $or: [{ holder }, { until: { $lte: now } }] },
        { _id: lease, holder, until },
      ),
    /** Who holds it; null if it is free. */
    async holder({ lease, now }: { lease: string; now: Instant }): Promise<string | null> {
      const found = await collection.get(lease);
      return found && found.until > now ? found.holder : null;
    },
    /** Gives it back, and leaves something for the next; nothing happens if another holds it by now. */
    async giveBack({
      lease,
      holder,
      now,
      left,
    }: {
      lease: string;
      holder: string;
      now: Instant;
      left?: LeaseDocument['left'];
    }): Promise<void> {
      await collection.update({ _id: lease, holder }, { $set: { until: now, ...(left && { left }) } });
    },
  };
}

export type Leases = ReturnType<typeof leasesIn>;
