import { dayOf } from '../../domain/calendar';
import type { CampaignState } from '../../domain/campaign';
import type { Text } from '../../domain/text';
import { dayInWords } from '../../domain/wording';
import type { CampaignDocument } from '../../store/documents/campaign';
import { Refusal } from '../refusals';

type Ended = Pick<CampaignDocument, '_id' | 'state' | 'endedAtReal' | 'plan'>;

/**
 * Refuses what comes new into a cancelled campaign, by whatever door. One that is closed still takes filings, which are
 * held, and reopenings. `kept` asks for what was taken in before under the same id, whose answer stays the same.
 */
export async function refuseCancelled(
  campaign: Ended,
  kept: () => Promise<unknown> = async () => null,
): Promise<void> {
  if (campaign.state === 'cancelled' && !(await kept())) throw hasEnded(campaign);
}

/** What is asked for is not to be had of a campaign that has ended. */
export const hasEnded = (campaign: Ended): Refusal => endedConflict(campaign, SAID[campaign.state]);

/** A campaign is opened under an id that one has which has ended; it does not come back. */
export function cannotOpenAgain(campaign: Ended): Refusal {
  const { _id: id, state } = campaign;
  const ended = ENDED[state];
  const day = dayOfEnd(campaign);
  return endedConflict(campaign, {
    en: `The campaign "${id}" ${ended.en}${day && ` on ${day}`}. Choose another id.`,
    vi: `Đợt đánh giá "${id}" ${ended.vi}${day && ` ngày ${day}`}; đề nghị chọn mã khác.`,
  });
}

const SAID: Record<CampaignState, Text> = {
  open: { en: 'This campaign is open.', vi: 'Đợt đánh giá này đang diễn ra.' },
  closed: { en: 'This campaign is closed.', vi: 'Đợt đánh giá này đã kết thúc.' },
  cancelled: { en: 'This campaign is cancelled.', vi: 'Đợt đánh giá này đã bị hủy.' },
};

const ENDED: Record<CampaignState, Text> = {
  open: { en: 'was opened', vi: 'đã được mở' },
  closed: { en: 'was closed', vi: 'đã kết thúc' },
  cancelled: { en: 'was cancelled', vi: 'đã bị hủy' },
};

/** In the plan's zone; empty where nobody noted it. */
const dayOfEnd = ({ endedAtReal: at, plan: { timeZone } }: Ended): string =>
  at === undefined ? '' : dayInWords(dayOf({ at, timeZone }));

/** `about` says the same to machines; `endedAt` is real time, also of a rehearsal. */
const endedConflict = ({ _id: campaign, state, endedAtReal }: Ended, text: Text): Refusal =>
  new Refusal({
    type: 'conflict',
    text,
    about: { campaign, state, ...(endedAtReal !== undefined && { endedAt: endedAtReal }) },
  });
