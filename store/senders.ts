import type { Connection } from 'mongoose';
import { collectionOf } from './collection';
import type { SenderDocument } from './documents/sender';

/** What of a sender may change. */
export type SenderChange = Partial<Pick<SenderDocument, 'parties' | 'secrets' | 'revokedAt'>>;

/** `senders`: one per registered system; a revoked one stays, so that its id is never given out again. */
export function sendersIn(connection: Connection) {
  const collection = collectionOf<SenderDocument>({ connection, name: 'senders', indexes: [] });
  return {
    createIndexes: () => collection.createIndexes(),
    /** Insert-only; false if the id is taken. */
    create: (document: SenderDocument): Promise<boolean> => collection.insert(document),
    /** Revoked ones too. */
    get: (sender: string): Promise<SenderDocument | null> => collection.get(sender),
    /** Writes unless it was changed since it was read; false then. */
    change: ({ _id, revision }: SenderDocument, change: SenderChange): Promise<boolean> =>
      collection.update({ _id, revision }, { $set: { ...change, revision: revision + 1 } }),
    /** By id; revoked ones too. */
    list: (): Promise<SenderDocument[]> => collection.find({}),
  };
}

export type Senders = ReturnType<typeof sendersIn>;
