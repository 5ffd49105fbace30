import type { Connection } from 'mongoose';
import type { Instant } from '../domain/time';
import { collectionOf } from './collection';
import type { KeyDocument } from './documents';

/** `keys`: hashed API keys; a revoked one stays, so that its id is never given out again. */
export function keysIn(connection: Connection) {
  const collection = collectionOf<KeyDocument>({ connection, name: 'keys', indexes: [] });
  return {
    createIndexes: () => collection.createIndexes(),
    /** Insert-only; false if the id is taken. */
    create: (document: KeyDocument): Promise<boolean> => collection.insert(document),
    /** Revoked ones too. */
    find: (id: string): Promise<KeyDocument | null> => collection.get(id),
    /** False if there is no such key or it is revoked already; the first instant stands. */
    revoke: ({ id, at }: { id: string; at: Instant }): Promise<boolean> =>
      collection.update({ _id: id, revokedAt: null }, { $set: { revokedAt: at } }),
    list: (): Promise<KeyDocument[]> => collection.find({}, { sort: { createdAt: 1, _id: 1 } }),
    /** Keys that are not revoked. */
    count: (): Promise<number> => collection.count({ revokedAt: null }),
  };
}

export type Keys = ReturnType<typeof keysIn>;
