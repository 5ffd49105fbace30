import { CancellationScope, proxyLocalActivities } from '@temporalio/workflow';
import type { CampaignStateActivities } from './contract';

const { campaignIsCancelled } = proxyLocalActivities<CampaignStateActivities>({
  startToCloseTimeout: '2 s',
  localRetryThreshold: '1 s',
  retry: { initialInterval: '5 s', maximumInterval: '30 min' },
});

/** Whether a campaign was cancelled, as its administrators do it; asked by what is being cancelled itself. */
export const isCampaignCancelled = (campaign: string): Promise<boolean> =>
  CancellationScope.nonCancellable(() => campaignIsCancelled({ campaign }));
