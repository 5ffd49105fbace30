import type { Connection } from 'mongoose';
import type { Instant } from '../domain/time';
import { collectionOf } from './collection';
import type { KeyDocument } from './documents';

/** Keys of a party that may live at once: the one in use, and the one that takes over from it. */
export const LIVE_KEYS_PER_PARTY = 2;

/** A key as the first version kept it: one role, without an end. It could do what two roles do now. */
type KeptKey = Omit<KeyDocument, 'roles' | 'expiresAt'> & Partial<Pick<KeyDocument, 'roles' | 'expiresAt'>>;

const NEVER: Instant = '9999-12-31T23:59:59.999Z';

const keyOf = ({ roles, expiresAt, ...kept }: KeptKey): KeyDocument => ({
  ...kept,
  roles: roles ?? ['administrator', 'committee'],
  expiresAt: expiresAt ?? NEVER,
});

/** Whether a key lets anybody in at an instant, real time. */
export const isLive = ({ revokedAt, expiresAt }: KeyDocument, now: Instant): boolean =>
  revokedAt === undefined && now < expiresAt;

/** `keys`: hashed API keys; a revoked one stays, so that its id is never given out again. */
export function keysIn(connection: Connection) {
  const collection = collectionOf<KeptKey>({ connection, name: 'keys', indexes: [{ party: 1 }] });
  const revoke = ({ id, at }: { id: string; at: Instant }): Promise<boolean> =>
    collection.update({ _id: id, revokedAt: null }, { $set: { revokedAt: at } });
  const liveOf = async ({ party, now }: { party: string; now: Instant }): Promise<KeyDocument[]> =>
    (await collection.find({ party })).map(keyOf).filter((key) => isLive(key, now));
  return {
    createIndexes: () => collection.createIndexes(),
    /**
     * Insert-only; false if its party has as many living keys already. Counted after the key is there, so that of two
     * callers at once none gets past the limit; the one that is too many is revoked, never having been shown.
     */
    async create(document: KeyDocument): Promise<boolean> {
      if (!(await collection.insert(document))) return false;
      const { _id: id, party, createdAt: now } = document;
      if (party === undefined || (await liveOf({ party, now })).length <= LIVE_KEYS_PER_PARTY) return true;
      await revoke({ id, at: now });
      return false;
    },
    /** Revoked and expired ones too. */
    async find(id: string): Promise<KeyDocument | null> {
      const kept = await collection.get(id);
      return kept && keyOf(kept);
    },
    /** False if there is no such key or it is revoked already; the first instant stands. */
    revoke,
    /** Remembers that a key was used; the latest call stands, since nothing depends on more than the minute. */
    async markUsed({ id, at }: { id: string; at: Instant }): Promise<void> {
      await collection.update({ _id: id }, { $set: { lastUsedAt: at } });
    },
    /** All, by age. */
    list: async (): Promise<KeyDocument[]> =>
      (await collection.find({}, { sort: { createdAt: 1, _id: 1 } })).map(keyOf),
    /** Keys of administrators that let somebody in at an instant. */
    async countAdministrators(now: Instant): Promise<number> {
      const kept = (await collection.find({ revokedAt: null })).map(keyOf);
      return kept.filter((key) => isLive(key, now) && key.roles.includes('administrator')).length;
    },
  };
}

export type Keys = ReturnType<typeof keysIn>;
