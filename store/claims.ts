import type { Connection } from 'mongoose';
import { collectionOf } from './collection';
import type { ClaimDocument, SentFilingKey } from './documents/sender';
import { sentFilingKey } from './ids';

/** `claims`: insert-only, so that an id of a sender means one content for ever. */
export function claimsIn(connection: Connection) {
  const collection = collectionOf<ClaimDocument>({ connection, name: 'claims', indexes: [] });
  return {
    createIndexes: () => collection.createIndexes(),
    /** Insert-only: resolves to the claim that stands; with another `digest` it is of another content. */
    async insert(claim: Omit<ClaimDocument, '_id'>): Promise<{ stored: boolean; document: ClaimDocument }> {
      const document = { _id: sentFilingKey(claim), ...claim };
      if (await collection.insert(document)) return { stored: true, document };
      return { stored: false, document: (await collection.get(document._id)) ?? document };
    },
    get: (key: SentFilingKey): Promise<ClaimDocument | null> => collection.get(sentFilingKey(key)),
  };
}

export type Claims = ReturnType<typeof claimsIn>;
