import type { CampaignStateActivities } from '../workflows/contract';
import type { ActivityDeps } from './deps';
import { findCampaign } from './find-campaign';

export const createCampaignStateActivities = ({
  store,
}: Pick<ActivityDeps, 'store'>): CampaignStateActivities => ({
  /** Only reads. */
  campaignIsCancelled: async ({ campaign }) => (await findCampaign(store, campaign)).state === 'cancelled',
});
