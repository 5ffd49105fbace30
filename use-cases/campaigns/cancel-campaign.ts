import type { CampaignState } from '../../domain/campaign';
import { fromMs } from '../../domain/time';
import { record } from '../audit';
import type { Deps } from '../deps';
import { refuseUnseen, type Seen } from '../refusals';
import { campaignVersion } from './campaign-version';
import { endCancelled } from './end-cancelled';
import { hasEnded } from './ended';
import { loadCampaign } from './load-campaign';

/**
 * Cancels a campaign: it is marked in the store first, so that nothing is started or sent from then on; then its
 * workflow ends the evaluations and the letters. Asking again ends what was left.
 */
export async function cancelCampaign(
  deps: Deps,
  {
    campaign: id,
    reason,
    actor,
    seen,
  }: { campaign: string; reason: string; actor: string; seen: Seen | undefined },
): Promise<{ state: CampaignState | 'cancelling' }> {
  const found = await loadCampaign(deps, id);
  refuseUnseen(seen, campaignVersion(found));
  if (found.state === 'closed') throw hasEnded(found);
  if (found.state === 'open') {
    await record(deps, { actor, action: 'campaign-cancelled', campaign: id, target: reason });
    await deps.store.campaigns.setState({
      campaign: id,
      state: 'cancelled',
      endedAtReal: fromMs(deps.now()),
    });
  }
  return { state: (await endCancelled(deps, found)) ? 'cancelling' : 'cancelled' };
}
