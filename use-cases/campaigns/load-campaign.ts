import { planTimeAt } from '../../domain/clock';
import type { Instant } from '../../domain/time';
import type { CampaignDocument } from '../../store/documents/campaign';
import type { UnitDocument } from '../../store/documents/register';
import type { Deps } from '../deps';
import { notFound, unavailable } from '../refusals';

/** A campaign; refuses with `not-found` where there is none. */
export async function loadCampaign({ store }: Pick<Deps, 'store'>, id: string): Promise<CampaignDocument> {
  const campaign = await store.lately.campaign(id);
  if (!campaign) throw notFound({ en: 'Campaign not found.', vi: 'Không có đợt đánh giá này.' });
  return campaign;
}

/** A campaign with one of its units; refuses with `not-found` where there is none. */
export async function loadUnit(
  deps: Pick<Deps, 'store'>,
  { campaign: id, unit: unitId }: { campaign: string; unit: string },
): Promise<{ campaign: CampaignDocument; unit: UnitDocument }> {
  const campaign = await loadCampaign(deps, id);
  const unit = await deps.store.register.unit({ campaign: id, unit: unitId });
  if (!unit) {
    refuseWhileStored(campaign);
    throw notFound({
      en: 'This campaign has no such unit.',
      vi: 'Không có đơn vị này trong đợt đánh giá.',
    });
  }
  return { campaign, unit };
}

/** Of a campaign whose register is still being stored nothing is unknown: it may come; refuses with `unavailable`. */
export function refuseWhileStored({ opening }: CampaignDocument): void {
  if (!opening || opening.stored >= opening.pages) return;
  throw unavailable({
    text: {
      en: 'The campaign is being opened, and its register is not stored completely yet.',
      vi: 'Đợt đánh giá đang được mở, danh sách đơn vị chưa được lưu xong.',
    },
  });
}

/** What the campaign's clock shows now, or what a rehearsal's request says that it does. */
export const planNow = (
  { now, planInstant }: Pick<Deps, 'now' | 'planInstant'>,
  { clock }: Pick<CampaignDocument, 'clock'>,
): Instant => planInstant ?? planTimeAt(clock, now());
