import type { Connection } from 'mongoose';
import { collectionOf } from './collection';
import type { RoundDocument } from './documents';

/** `rounds`: the letters of one instant; once its document exists, no more notices are claimed for it. */
export function roundsIn(connection: Connection) {
  const collection = collectionOf<RoundDocument>({
    connection,
    name: 'rounds',
    indexes: [{ campaign: 1, at: 1 }],
  });
  return {
    createIndexes: () => collection.createIndexes(),
    /** Insert-only: resolves to whether this call was the one that closed the claims. */
    insert: (document: RoundDocument): Promise<boolean> => collection.insert(document),
    get: (round: string): Promise<RoundDocument | null> => collection.get(round),
    /** The same numbers whenever they are counted again. */
    async setCounts({
      round,
      ...counts
    }: { round: string } & Required<Pick<RoundDocument, 'letters' | 'unreachable'>>): Promise<void> {
      await collection.update({ _id: round }, { $set: counts });
    },
    /** By instant. */
    list: (campaign: string): Promise<RoundDocument[]> =>
      collection.find({ campaign }, { sort: { at: 1, _id: 1 } }),
  };
}

export type Rounds = ReturnType<typeof roundsIn>;
