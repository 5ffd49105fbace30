import type { Connection } from 'mongoose';
import { collectionOf } from './collection';
import type { AuditDocument } from './documents';

/** `audit`: append-only. */
export function auditIn(connection: Connection) {
  const collection = collectionOf<AuditDocument>({
    connection,
    name: 'audit',
    indexes: [{ campaign: 1, at: 1 }],
  });
  return {
    createIndexes: () => collection.createIndexes(),
    /** Insert-only by `_id`: where an entry can be told twice, derive its id from what it is about. */
    append: (entry: AuditDocument): Promise<boolean> => collection.insert(entry),
    /** By instant: of a campaign, or what is of none. */
    list: ({ campaign, limit }: { campaign?: string; limit: number }): Promise<AuditDocument[]> =>
      collection.find({ campaign: campaign ?? null }, { sort: { at: 1, _id: 1 }, limit }),
  };
}

export type Audit = ReturnType<typeof auditIn>;
