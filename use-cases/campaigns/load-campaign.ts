import { planTimeAt } from '../../domain/clock';
import type { Instant } from '../../domain/time';
import type { CampaignDocument, UnitDocument } from '../../store/documents';
import type { ApiDeps } from '../../api/deps';
import { NotFound } from '../../api/http/errors';

/** A campaign, or the answer 404. */
export async function findCampaign({ store }: Pick<ApiDeps, 'store'>, id: string): Promise<CampaignDocument> {
  const campaign = await store.campaigns.get(id);
  if (!campaign) throw new NotFound({ en: 'There is no such campaign.', vi: 'Không có đợt đánh giá này.' });
  return campaign;
}

/** A campaign with one of its units, or the answer 404. */
export async function findUnit(
  deps: Pick<ApiDeps, 'store'>,
  { campaign: id, unit: unitId }: { campaign: string; unit: string },
): Promise<{ campaign: CampaignDocument; unit: UnitDocument }> {
  const campaign = await findCampaign(deps, id);
  const unit = await deps.store.register.unit({ campaign: id, unit: unitId });
  if (!unit) {
    throw new NotFound({
      en: 'There is no such unit in this campaign.',
      vi: 'Không có đơn vị này trong đợt đánh giá.',
    });
  }
  return { campaign, unit };
}

/** What the campaign's clock shows now. */
export const planNow = ({ now }: Pick<ApiDeps, 'now'>, { clock }: CampaignDocument): Instant =>
  planTimeAt(clock, now());
