import type { CampaignDocument } from '../../store/documents/campaign';

/** The version of what may change of a campaign; its time, which always does, aside. */
export const campaignVersion = ({ state, sending }: Pick<CampaignDocument, 'state' | 'sending'>): string =>
  `${state}.${sending}`;
