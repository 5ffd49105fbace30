import type { Connection } from 'mongoose';
import { collectionOf, plainBytes } from './collection';
import type { RegisterPageDocument } from './documents/campaign';

interface PageKey {
  campaign: string;
  /** From 0. */
  page: number;
}

const keyOf = ({ campaign, page }: PageKey): string => `${campaign}#${page}`;

/** `registerPages`: what the register of a large campaign is stored from while it is being opened. */
export function registerPagesIn(connection: Connection) {
  const collection = collectionOf<RegisterPageDocument>({ connection, name: 'registerPages', indexes: [] });
  return {
    createIndexes: () => collection.createIndexes(),
    /** Insert-only; resolves to whether it is new. */
    insert: ({ packed, ...key }: PageKey & { packed: Uint8Array }): Promise<boolean> =>
      collection.insert({ _id: keyOf(key), packed: Buffer.from(packed) }),
    /** Null once it was removed. */
    async get(key: PageKey): Promise<Uint8Array | null> {
      const found = await collection.get(keyOf(key));
      return found && plainBytes(found.packed);
    },
    /** Safe to repeat. */
    async remove({ campaign, pages }: { campaign: string; pages: number }): Promise<void> {
      for (let page = 0; page < pages; page += 1) await collection.remove({ _id: keyOf({ campaign, page }) });
    },
  };
}

export type RegisterPages = ReturnType<typeof registerPagesIn>;
