import type { SendingState } from '../../domain/campaign';
import { record } from '../audit';
import { campaignVersion } from '../campaigns/campaign-version';
import { loadCampaign, planNow } from '../campaigns/load-campaign';
import type { Deps } from '../deps';
import { refuseUnseen, type Seen } from '../refusals';
import { sendNow } from './send-now';

interface By {
  campaign: string;
  actor: string;
}

/** Lets letters go that wait; what is no longer owed by then is withdrawn by the sender. */
export async function releaseLetters(
  deps: Deps,
  { campaign: id, actor, letters }: By & { letters: string[] | 'all' },
): Promise<{ released: number }> {
  const campaign = await loadCampaign(deps, id);
  const at = planNow(deps, campaign);
  const released = await deps.store.letters.release({ campaign: id, letters, by: actor, at });
  await record(deps, { actor, action: 'letters-released', campaign: id, target: String(released) });
  await sendNow(deps, campaign);
  return { released };
}

/** Stops a campaign's sending at once, or resumes it. */
export async function setSending(
  deps: Deps,
  { campaign: id, actor, sending, seen }: By & { sending: SendingState; seen: Seen | undefined },
): Promise<{ sending: SendingState }> {
  const found = await loadCampaign(deps, id);
  refuseUnseen(seen, campaignVersion(found));
  await deps.store.campaigns.setSending({ campaign: id, sending });
  const action = sending === 'held' ? 'sending-held' : 'sending-resumed';
  await record(deps, { actor, action, campaign: id });
  if (sending === 'open') await sendNow(deps, found);
  return { sending };
}
