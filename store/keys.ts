import type { Connection } from 'mongoose';
import { LIVE_KEYS_PER_HOLDER } from '../domain/key-limits';
import type { Instant } from '../domain/time';
import { collectionOf } from './collection';
import type { KeyDocument } from './documents/key';

/** As first keys were called before they were marked. */
const OLD_FIRST_KEY = { label: 'first administrator', party: null };

/** Whether a key lets anybody in at an instant, real time. */
export const isLive = ({ revokedAt, expiresAt }: KeyDocument, now: Instant): boolean =>
  revokedAt === undefined && now < expiresAt;

/** `keys`: hashed API keys; a revoked one stays, so that its id is never given out again. */
export function keysIn(connection: Connection) {
  const collection = collectionOf<KeyDocument>({
    connection,
    name: 'keys',
    indexes: [
      { party: 1, expiresAt: 1 },
      { person: 1, expiresAt: 1 },
      { roles: 1, expiresAt: 1 },
      { createdAt: 1, _id: 1 },
    ],
  });
  const revoke = ({ id, at }: { id: string; at: Instant }): Promise<boolean> =>
    collection.update({ _id: id, revokedAt: null }, { $set: { revokedAt: at } });
  const living = (now: Instant) => ({ revokedAt: null, expiresAt: { $gt: now } });
  return {
    createIndexes: () => collection.createIndexes(),
    /**
     * Insert-only; false if its party or person has as many living keys in its campaign already. Counted after the key is there, so that of two
     * callers at once none gets past the limit; the one that is too many is revoked, never having been shown.
     */
    async create(document: KeyDocument): Promise<boolean> {
      if (!(await collection.insert(document))) return false;
      const { _id: id, party, person, campaign = null, createdAt: now } = document;
      if (party === undefined && person === undefined) return true;
      const holder = party === undefined ? { person } : { party };
      const count = await collection.count({ ...holder, campaign, ...living(now) });
      if (count <= LIVE_KEYS_PER_HOLDER) return true;
      await revoke({ id, at: now });
      return false;
    },
    /** Revoked and expired ones too. */
    find: (id: string): Promise<KeyDocument | null> => collection.get(id),
    /** False if there is no such key or it is revoked already; the first instant stands. */
    revoke,
    /** Remembers that a key was used; the latest call stands, since nothing depends on more than the minute. */
    async markUsed({ id, at }: { id: string; at: Instant }): Promise<void> {
      await collection.update({ _id: id }, { $set: { lastUsedAt: at } });
    },
    /** All, by age. */
    list: (): Promise<KeyDocument[]> => collection.find({}, { sort: { createdAt: 1, _id: 1 } }),
    /** Keys of administrators that let somebody in at an instant, whatever becomes of any campaign. */
    countAdministrators: (now: Instant): Promise<number> =>
      collection.count({ roles: 'administrator', campaign: null, ...living(now) }),
    /** The service's own first keys that let somebody in at an instant. */
    firstOnes: (now: Instant): Promise<KeyDocument[]> =>
      collection.find({ roles: 'administrator', ...living(now), $or: [{ first: true }, OLD_FIRST_KEY] }),
  };
}

export type Keys = ReturnType<typeof keysIn>;
