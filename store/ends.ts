import type { Connection } from 'mongoose';
import type { Instant } from '../domain/time';
import { collectionOf } from './collection';
import type { EndDocument } from './documents/evaluation';

/** `ends`: runs of workflows that ended and should not have; noticed once, started again once. */
export function endsIn(connection: Connection) {
  const collection = collectionOf<EndDocument>({
    connection,
    name: 'ends',
    indexes: [
      { campaign: 1, noticedAt: 1 },
      { campaign: 1, restartedAt: 1 },
      { restartedAt: 1, what: 1 },
    ],
  });
  return {
    createIndexes: () => collection.createIndexes(),
    /** Insert-only: false if it was noticed before. */
    notice: (document: EndDocument): Promise<boolean> => collection.insert(document),
    /** Every end of the workflow that was noticed up to now. */
    async restarted({ workflowId, at }: { workflowId: string; at: Instant }): Promise<void> {
      await collection.updateAll({ workflowId, restartedAt: null }, { $set: { restartedAt: at } });
    },
    /** How many have ended and are not started again; of one campaign, or of all. */
    countWaiting: (campaign?: string): Promise<number> =>
      collection.count({ ...(campaign !== undefined && { campaign }), restartedAt: null }),
    /** The last ones of a campaign, newest first. */
    last: ({ campaign, limit }: { campaign: string; limit: number }): Promise<EndDocument[]> =>
      collection.find({ campaign }, { sort: { noticedAt: -1, _id: -1 }, limit }),
    countByWhat: (): Promise<Map<string, number>> => collection.countBy({}, 'what'),
  };
}

export type Ends = ReturnType<typeof endsIn>;
