import type { Connection } from 'mongoose';
import type { OrderState } from '../domain/rehearsal-order';
import type { Instant } from '../domain/time';
import { collectionOf } from './collection';
import type { RehearsalOrderDocument } from './documents/campaign';

/** `rehearsalOrders`: rehearsals that somebody has ordered; who plays one takes it by a compare-and-set. */
export function rehearsalOrdersIn(connection: Connection) {
  const collection = collectionOf<RehearsalOrderDocument>({
    connection,
    name: 'rehearsalOrders',
    indexes: [{ state: 1, askedAt: 1 }],
  });
  return {
    createIndexes: () => collection.createIndexes(),
    /** Insert-only. */
    insert: (order: RehearsalOrderDocument): Promise<boolean> => collection.insert(order),
    get: (campaign: string): Promise<RehearsalOrderDocument | null> => collection.get(campaign),
    /** The newest first. */
    newest: (limit: number): Promise<RehearsalOrderDocument[]> =>
      collection.find({}, { sort: { askedAt: -1, _id: -1 }, limit }),
    /** Those that have not ended, the oldest first. */
    open: (): Promise<RehearsalOrderDocument[]> =>
      collection.find({ state: { $in: ['asked', 'playing'] } }, { sort: { askedAt: 1 } }),
    /** False if another one has it. */
    take: ({ campaign, player, at }: { campaign: string; player: string; at: Instant }): Promise<boolean> =>
      collection.update(
        { _id: campaign, state: 'asked' },
        { $set: { state: 'playing', player, startedAt: at } },
      ),
    /** The first end stands. */
    end: ({
      campaign,
      state,
      at,
      ...how
    }: {
      campaign: string;
      state: Exclude<OrderState, 'asked' | 'playing'>;
      /** Real time. */
      at: Instant;
    } & Pick<RehearsalOrderDocument, 'outcome' | 'problem'>): Promise<boolean> =>
      collection.update(
        { _id: campaign, state: { $in: ['asked', 'playing'] } },
        { $set: { state, endedAt: at, ...how } },
      ),
  };
}

export type RehearsalOrders = ReturnType<typeof rehearsalOrdersIn>;
