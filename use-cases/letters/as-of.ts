import { isRealTime } from '../../domain/clock';
import type { Instant } from '../../domain/time';
import type { CampaignDocument } from '../../store/documents/campaign';
import type { LetterDocument } from '../../store/documents/letter';

/** A letter, and when it is looked at. */
export interface AsOf {
  letter: LetterDocument;
  campaign: CampaignDocument;
  /** Real time, in milliseconds since the epoch; of a campaign on the real clock alone it counts. */
  nowMs: number;
}

/** A campaign as it is looked at when its clock shows `at`. */
export const campaignAt = (campaign: CampaignDocument, at: Instant): Omit<AsOf, 'letter'> => ({
  campaign: isRealTime(campaign.clock) ? campaign : { ...campaign, clock: { ...campaign.clock, now: at } },
  nowMs: Date.parse(at),
});
