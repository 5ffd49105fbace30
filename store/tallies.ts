import type { Connection } from 'mongoose';
import { collectionOf } from './collection';

/** What only grows with a campaign's letters: those that have come to an end, and what went wrong on the way. */
export const TALLIES = ['sent', 'withdrawn', 'possibleDuplicates', 'stragglers'] as const;
export type Tally = (typeof TALLIES)[number];

export interface TallyDocument extends Record<Tally, number> {
  /** The campaign. */
  _id: string;
}

/**
 * `tallies`: counters of a campaign, so that nobody counts letters to know how many there are. Whoever asks first counts them all;
 * from then on each process adds what it has done, twice a second. One that is killed loses half a second of it, and `npm run
 * doctor` counts anew.
 */
export function talliesIn(connection: Connection) {
  const collection = collectionOf<TallyDocument>({ connection, name: 'tallies', indexes: [] });
  return {
    createIndexes: () => collection.createIndexes(),
    /** False while nobody has counted them all. */
    add: ({ campaign, ...more }: { campaign: string } & Partial<Record<Tally, number>>): Promise<boolean> =>
      collection.update({ _id: campaign }, { $inc: more }),
    get: (campaign: string): Promise<TallyDocument | null> => collection.get(campaign),
    /** As all were counted at first, or anew. */
    set: (counts: TallyDocument): Promise<boolean> => collection.replaceOrInsert({ _id: counts._id }, counts),
  };
}

export type Tallies = ReturnType<typeof talliesIn>;
