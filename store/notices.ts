import type { Connection } from 'mongoose';
import { groupBy } from '../domain/group-by';
import type { Instant } from '../domain/time';
import { collectionOf } from './collection';
import type { NoticeDocument } from './documents/letter';

/** So many are claimed at once; the embedded store takes a second for them. */
const PAGE = 500;

/** `notices`: what evaluations have to tell; insert-only, and each is claimed by one round of letters. */
export function noticesIn(connection: Connection) {
  const collection = collectionOf<NoticeDocument>({
    connection,
    name: 'notices',
    indexes: [
      { campaign: 1, round: 1, at: 1 },
      { round: 1, at: 1, _id: 1 },
    ],
  });
  return {
    createIndexes: () => collection.createIndexes(),
    /** Insert-only by id, so that a projection told twice is written once and no claim is undone. */
    insertMany: (documents: readonly NoticeDocument[]): Promise<number> => collection.insertAll(documents),
    /**
     * Gives a round all that is due and unclaimed, in pages: a store that is busy with thousands at once answers nobody else. Only
     * sets what is unset, so claiming again takes what came since.
     */
    async claim({ campaign, at, round }: { campaign: string; at: Instant; round: string }): Promise<void> {
      const due = await collection.find({ campaign, round: null, at: { $lte: at } }, { without: ['items'] });
      for (const [told, notices] of groupBy(due, (notice) => notice.at)) {
        const ids = notices.map((notice) => notice._id).sort();
        for (let from = 0; from < ids.length; from += PAGE) {
          const page = ids.slice(from, from + PAGE);
          // Whatever lies between two ids of a campaign is of that campaign.
          const _id = { $gte: page[0], $lte: page.at(-1) };
          await collection.updateAll({ round: null, at: told, _id }, { $set: { round } });
        }
      }
    },
    /** Gives notices of a round back, for the round after it to take. */
    release: ({ ids, round }: { ids: string[]; round: string }): Promise<number> =>
      collection.updateEach(
        ids.map((_id) => ({ filter: { _id, round }, update: { $set: { round: null } } })),
      ),
    ofRound: (round: string): AsyncIterable<NoticeDocument> => collection.each({ round }),
    /** Notices of a round that its own instant came too late for; information is always told later than its fact. */
    async countStragglers({ round, before }: { round: string; before: Instant }): Promise<number> {
      const late = await collection.find({ round, at: { $lt: before } });
      return late.filter(({ items }) => items.some(({ obligation }) => obligation !== undefined)).length;
    },
    /** Whether a round has notices, or would have some if it claimed them now. */
    hasAny: async ({
      campaign,
      at,
      round,
    }: {
      campaign: string;
      at: Instant;
      round: string;
    }): Promise<boolean> => {
      const one = { limit: 1, without: ['items' as const] };
      const own = await collection.find({ round }, one);
      if (own.length > 0) return true;
      return (await collection.find({ campaign, round: null, at: { $lte: at } }, one)).length > 0;
    },
    /** The instant of the oldest notice of a campaign that is in no round yet, plan time; null if there is none. */
    async firstPending(campaign: string): Promise<Instant | null> {
      const reading = { sort: { at: 1 as const }, limit: 1, without: ['items' as const] };
      const [first] = await collection.find({ campaign, round: null }, reading);
      return first?.at ?? null;
    },
    /** Notices of a campaign that are in no round yet. */
    countPending: (campaign: string): Promise<number> => collection.count({ campaign, round: null }),
  };
}

export type Notices = ReturnType<typeof noticesIn>;
