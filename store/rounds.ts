import type { Connection } from 'mongoose';
import { collectionOf } from './collection';
import type { RoundDocument } from './documents/letter';

/** `rounds`: the letters of one instant; once its document exists, no more notices are claimed for it. */
export function roundsIn(connection: Connection) {
  const collection = collectionOf<RoundDocument>({
    connection,
    name: 'rounds',
    indexes: [
      { campaign: 1, at: 1, _id: 1 },
      { campaign: 1, letters: 1 },
    ],
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
    /** Those whose letters are not all made: an attempt ended in the middle. */
    unfinished: (campaign: string): Promise<RoundDocument[]> =>
      collection.find({ campaign, letters: null }, { sort: { at: 1, _id: 1 } }),
    /** The newest, if there is one. */
    async last(campaign: string): Promise<RoundDocument | undefined> {
      return (await collection.find({ campaign }, { sort: { at: -1 }, limit: 1 }))[0];
    },
    /** By instant. */
    list: (campaign: string): Promise<RoundDocument[]> =>
      collection.find({ campaign }, { sort: { at: 1, _id: 1 } }),
  };
}

export type Rounds = ReturnType<typeof roundsIn>;
