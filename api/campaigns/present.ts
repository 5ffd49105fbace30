import { isRealTime, planTimeAt } from '../../domain/clock';
import { unconfirmedDaysOff } from '../../domain/preview';
import type { CampaignDocument } from '../../store/documents';
import { campaignVersion } from '../../use-cases/campaigns/campaign-version';
import { etagOf } from '../http/precondition';

export const campaignEtag = (campaign: CampaignDocument): string => etagOf(campaignVersion(campaign));

/** A campaign in a list. */
export function campaignLine(campaign: CampaignDocument, nowMs: number) {
  const { _id: id, plan, register, units, clock, openedAt, state, sending } = campaign;
  return {
    id,
    plan: { id: plan.id, title: plan.title, year: plan.year },
    register,
    units,
    clock: isRealTime(clock) ? ('real' as const) : ('rehearsal' as const),
    openedAt,
    now: planTimeAt(clock, nowMs),
    timeZone: plan.timeZone,
    state,
    sending,
  };
}

/** A whole campaign: with its clock as a map from real to plan time, and the days that nobody has confirmed. */
export const wholeCampaign = (campaign: CampaignDocument, nowMs: number) => ({
  ...campaignLine(campaign, nowMs),
  clockPoints: campaign.clock.points,
  unconfirmed: unconfirmedDaysOff(campaign.plan),
});
