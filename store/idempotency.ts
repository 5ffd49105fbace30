import type { Connection } from 'mongoose';
import type { Instant } from '../domain/time';
import { collectionOf } from './collection';
import type { IdempotencyDocument } from './documents/key';

/** An hour longer than a key counts: whether it still does is asked by `expiresAt`, and this only makes room. */
const FORGET_AFTER_MS = 25 * 3_600_000;

/** By the store's own clock, which removes it then. */
type KeptKey = IdempotencyDocument & { forgetAt: Date };

const kept = (document: IdempotencyDocument): KeptKey => ({
  ...document,
  forgetAt: new Date(Date.now() + FORGET_AFTER_MS),
});

/** `idempotency`: one attempt at a time holds a key; only the one that holds it writes its answer. */
export function idempotencyIn(connection: Connection) {
  const collection = collectionOf<KeptKey>({
    connection,
    name: 'idempotency',
    indexes: [],
    expiresBy: 'forgetAt',
  });
  return {
    createIndexes: () => collection.createIndexes(),
    /** Insert-only; false if the key is known. */
    insert: (document: IdempotencyDocument): Promise<boolean> => collection.insert(kept(document)),
    get: (id: string): Promise<IdempotencyDocument | null> => collection.get(id, ['forgetAt']),
    /** Puts a document in the place of the one that `attempt` holds; false if another holds it by now. */
    replace: ({ attempt, document }: { attempt: string; document: IdempotencyDocument }): Promise<boolean> =>
      collection.replaceOrInsert({ _id: document._id, attempt }, kept(document)),
    /** Lets others try at once; nothing happens if another attempt holds the key by now. */
    release: ({ _id, attempt }: IdempotencyDocument, at: Instant): Promise<boolean> =>
      collection.update({ _id, attempt }, { $set: { busyUntil: at } }),
    /** Makes the key as one that was never used; nothing happens if another attempt holds it by now. */
    free: ({ _id, attempt }: IdempotencyDocument, at: Instant): Promise<boolean> =>
      collection.update({ _id, attempt }, { $set: { expiresAt: at } }),
  };
}

export type Idempotency = ReturnType<typeof idempotencyIn>;
