import type { Connection } from 'mongoose';
import type { Instant } from '../domain/time';
import { collectionOf } from './collection';
import type { AttemptDocument } from './sender-documents';

/** `attempts`: a log, so that it is the one collection from which anything is removed. */
export function attemptsIn(connection: Connection) {
  const collection = collectionOf<AttemptDocument>({
    connection,
    name: 'attempts',
    indexes: [{ sender: 1, at: 1 }, { at: 1 }],
  });
  return {
    createIndexes: () => collection.createIndexes(),
    append: (attempt: AttemptDocument): Promise<boolean> => collection.insert(attempt),
    /** The newest first. */
    newest: ({ sender, limit }: { sender: string; limit: number }): Promise<AttemptDocument[]> =>
      collection.find({ sender }, { sort: { at: -1, _id: -1 }, limit }),
    /** Removes what is older than `before`, of all senders. */
    removeOlder: ({ before }: { before: Instant }): Promise<number> =>
      collection.removeAll({ at: { $lt: before } }),
  };
}

export type Attempts = ReturnType<typeof attemptsIn>;
