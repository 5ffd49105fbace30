import type { EndDocument } from '../../store/documents/evaluation';
import type { Store } from '../../store/store';

const LAST = 10;

/** How the workflows of a campaign stand. */
export interface CampaignRuns {
  /** Degraded while one has ended that should not have, and is not started again yet. */
  state: 'ok' | 'degraded';
  /** The last ends that should not have been, newest first. */
  ends: Pick<EndDocument, 'what' | 'unit' | 'endedAs' | 'noticedAt' | 'restartedAt'>[];
}

export async function readRuns({ ends }: Pick<Store, 'ends'>, campaign: string): Promise<CampaignRuns> {
  const last = await ends.last({ campaign, limit: LAST });
  const isDegraded = last.length > 0 && (await ends.countWaiting(campaign)) > 0;
  return {
    state: isDegraded ? 'degraded' : 'ok',
    ends: last.map(({ what, unit, endedAs, noticedAt, restartedAt }) => ({
      what,
      ...(unit !== undefined && { unit }),
      endedAs,
      noticedAt,
      restartedAt,
    })),
  };
}
