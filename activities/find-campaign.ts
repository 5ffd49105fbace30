import type { CampaignDocument } from '../store/documents/campaign';
import type { Store } from '../store/store';
import { FAILURES, unknown } from './failures';

/** @throws ApplicationFailure `CampaignUnknown`, to be tried again. */
export async function findCampaign(store: Store, campaign: string): Promise<CampaignDocument> {
  const document = await store.campaigns.get(campaign);
  if (!document) throw unknown(FAILURES.campaignUnknown, campaign);
  return document;
}
