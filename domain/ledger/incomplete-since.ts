import { type Instant, latest } from '../time';
import type { Sent } from './versions';

/** Something that was sent for one half of an obligation: it is there from its storing until its void. */
type Entry = Pick<Sent, 'storedAt' | 'receivedAt'> & { voided?: { at: Instant } };

/**
 * Since when something incomplete has been so: the last void until which every other half was there. Undefined if its halves
 * were never there together. It is owed anew from then on, whatever of it came back meanwhile: what comes for one half must
 * not move the date from which it is late.
 */
export const incompleteSince = (halves: readonly (readonly Entry[])[]): Instant | undefined =>
  latest(
    halves.flatMap((half) => {
      const others = halves.filter((other) => other !== half);
      const voids = half.flatMap(({ voided }) => voided?.at ?? []);
      return voids.filter((at) => others.every((other) => wasThereUntil(other, at)));
    }),
  );

/** Entries that are older than `storedAt` were there from their receipt on. */
const wasThereUntil = (half: readonly Entry[], at: Instant): boolean =>
  half.some(
    ({ storedAt, receivedAt, voided }) =>
      (storedAt ?? receivedAt) < at && (voided === undefined || voided.at >= at),
  );
