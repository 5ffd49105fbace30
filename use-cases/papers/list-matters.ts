import { FILING_STEP_IDS, type FilingStepId } from '../../domain/plan';
import { loadCampaign } from '../campaigns/load-campaign';
import type { Deps } from '../deps';

/** Something that a party files, whether it has come or not: whose paper it is tells nobody who is late. */
export interface Matter {
  step: FilingStepId;
  unit: { id: string; name: string };
}

/** Everything in steps 1 to 3 that one party files, by step and by unit. */
export async function listMatters(
  deps: Pick<Deps, 'store'>,
  { campaign, party }: { campaign: string; party: string },
): Promise<Matter[]> {
  await loadCampaign(deps, campaign);
  const rows = await deps.store.evaluations.owedBy({ campaign, parties: [party] });
  return FILING_STEP_IDS.flatMap((step) =>
    rows.flatMap(({ unit: { id, name }, obligations }) =>
      obligations
        .filter((each) => each.step === step && each.party === party)
        .map(() => ({ step, unit: { id, name } })),
    ),
  );
}

/** All who have a name in a campaign: units, reviewers, members and bodies. */
export async function listParties(
  deps: Pick<Deps, 'store'>,
  campaign: string,
): Promise<{ id: string; name: string }[]> {
  await loadCampaign(deps, campaign);
  const parties = await deps.store.register.partiesOf(campaign);
  return parties.map(({ _id, name }) => ({ id: _id.slice(campaign.length + 1), name }));
}
