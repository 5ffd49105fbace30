import type { Connection } from 'mongoose';
import type { Instant } from '../domain/time';
import { collectionOf } from './collection';
import type { IdempotencyDocument } from './documents';

/** `idempotency`: one attempt at a time holds a key; only the one that holds it writes its answer. */
export function idempotencyIn(connection: Connection) {
  const collection = collectionOf<IdempotencyDocument>({
    connection,
    name: 'idempotency',
    indexes: [{ expiresAt: 1 }],
    packed: ['answer'],
  });
  return {
    createIndexes: () => collection.createIndexes(),
    /** Insert-only; false if the key is known. */
    insert: (document: IdempotencyDocument): Promise<boolean> => collection.insert(document),
    get: (id: string): Promise<IdempotencyDocument | null> => collection.get(id),
    /** Puts a document in the place of the one that `attempt` holds; false if another holds it by now. */
    replace: ({ attempt, document }: { attempt: string; document: IdempotencyDocument }): Promise<boolean> =>
      collection.replaceOrInsert({ _id: document._id, attempt }, document),
    /** Lets others try at once; nothing happens if another attempt holds the key by now. */
    release: ({ _id, attempt }: IdempotencyDocument, at: Instant): Promise<boolean> =>
      collection.update({ _id, attempt }, { $set: { busyUntil: at } }),
    /** Makes the key as one that was never used; nothing happens if another attempt holds it by now. */
    free: ({ _id, attempt }: IdempotencyDocument, at: Instant): Promise<boolean> =>
      collection.update({ _id, attempt }, { $set: { expiresAt: at } }),
    /** Forgets what has expired by `at` (real time); resolves to how many that were. Safe to repeat. */
    removeExpired: (at: Instant): Promise<number> => collection.removeAll({ expiresAt: { $lte: at } }),
  };
}

export type Idempotency = ReturnType<typeof idempotencyIn>;
