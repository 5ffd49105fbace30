import { isRealTime } from '../../domain/clock';
import { type Instant, justBefore } from '../../domain/time';
import type { CampaignDocument } from '../../store/documents/campaign';
import type { Store } from '../../store/store';

/** Plan time up to which the letters of a campaign are made, as the store has it; rounds in which there was nothing to tell left aside. */
export async function lettersDoneThrough(
  { rounds }: Pick<Store, 'rounds'>,
  { _id: campaign, openedAt, clock }: Pick<CampaignDocument, '_id' | 'openedAt' | 'clock'>,
): Promise<Instant> {
  if (!isRealTime(clock)) return clock.settledThrough;
  const last = await rounds.last(campaign);
  // The opening's own letters may be due at the very instant of the opening, and only what is after this is made.
  return last?.at ?? justBefore(openedAt);
}
