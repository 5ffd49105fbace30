import type { Connection } from 'mongoose';
import type { Instant } from '../domain/time';
import { collectionOf } from './collection';
import type { ParkedDocument, SentFilingKey } from './documents/sender';
import { sentFilingKey } from './ids';

/** A parked filing without what it says. */
export type ParkedLine = Omit<ParkedDocument, 'content'>;

interface Deciding {
  by: string;
  /** Real time. */
  at: Instant;
}

/** `parked`: content and receipt are insert-only; each is decided once. */
export function parkedIn(connection: Connection) {
  const collection = collectionOf<ParkedDocument>({
    connection,
    name: 'parked',
    indexes: [{ campaign: 1, state: 1 }],
  });
  const decide = (key: SentFilingKey, change: Partial<ParkedDocument>): Promise<boolean> =>
    collection.update({ _id: sentFilingKey(key), state: 'parked' }, { $set: change });
  return {
    createIndexes: () => collection.createIndexes(),
    /** Insert-only: resolves to the document that stands. */
    async insert(document: ParkedDocument): Promise<ParkedDocument> {
      if (await collection.insert(document)) return document;
      return (await collection.get(document._id)) ?? document;
    },
    get: (key: SentFilingKey): Promise<ParkedDocument | null> => collection.get(sentFilingKey(key)),
    /** By key; those of the states that are asked for. */
    list: ({
      campaign,
      states,
    }: {
      campaign: string;
      states: ParkedDocument['state'][];
    }): Promise<ParkedLine[]> =>
      collection.find({ campaign, state: { $in: states } }, { without: ['content'] }),
    /** Resolves to whether this call decided it: the first decision stands. */
    assign: (
      key: SentFilingKey,
      { by, at, assigned }: Deciding & { assigned: NonNullable<ParkedDocument['assigned']> },
    ): Promise<boolean> => decide(key, { state: 'assigning', assigned, decidedBy: by, decidedAt: at }),
    /** Once its filing is stored; the same whenever it is told again. */
    async markAssigned(key: SentFilingKey): Promise<void> {
      await collection.update(
        { _id: sentFilingKey(key), state: 'assigning' },
        { $set: { state: 'assigned' } },
      );
    },
    /** Resolves to whether this call decided it: the first decision stands. */
    dismiss: (key: SentFilingKey, { by, at, reason }: Deciding & { reason: string }): Promise<boolean> =>
      decide(key, { state: 'dismissed', reason, decidedBy: by, decidedAt: at }),
  };
}

export type Parked = ReturnType<typeof parkedIn>;
