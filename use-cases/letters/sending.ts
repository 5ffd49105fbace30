import type { SendingState } from '../../domain/campaign';
import { record } from '../audit';
import { campaignVersion } from '../campaigns/campaign-version';
import { loadCampaign } from '../campaigns/load-campaign';
import type { Deps } from '../deps';
import { refuseUnseen, type Seen } from '../refusals';
import { sendNow } from './send-now';

/** Stops a campaign's sending at once, or resumes it. */
export async function setSending(
  deps: Deps,
  {
    campaign: id,
    actor,
    sending,
    seen,
  }: { campaign: string; actor: string; sending: SendingState; seen: Seen | undefined },
): Promise<{ sending: SendingState }> {
  const found = await loadCampaign(deps, id);
  refuseUnseen(seen, campaignVersion(found));
  await deps.store.campaigns.setSending({ campaign: id, sending });
  const action = sending === 'held' ? 'sending-held' : 'sending-resumed';
  await record(deps, { actor, action, campaign: id });
  if (sending === 'open') await sendNow(deps, found);
  return { sending };
}
