import type { Campaigns } from './campaigns';
import type { CampaignDocument } from './documents/campaign';
import type { KeyDocument } from './documents/key';
import type { SenderDocument } from './documents/sender';
import type { Keys } from './keys';
import type { Senders } from './senders';
import type { SignedIn, SignIn } from './sign-in';

/**
 * What nearly every request asks for, and rarely changes: who asks, and in which campaign. It may be as it was a moment ago, see
 * `remembering/`; whoever is about to change it reads the thing itself.
 */
export interface Lately {
  campaign(id: string): Promise<CampaignDocument | null>;
  /** Those of these ids that there are. */
  campaigns(ids: readonly string[]): Promise<CampaignDocument[]>;
  /** Those that are open, by id. */
  open(): Promise<CampaignDocument[]>;
  key(id: string): Promise<KeyDocument | null>;
  sender(id: string): Promise<SenderDocument | null>;
  /** By the id of a session. */
  signedIn(id: string): Promise<SignedIn | null>;
}

/** As it is now: asked each time. */
export const freshly = ({
  campaigns,
  keys,
  senders,
  signIn,
}: {
  campaigns: Campaigns;
  keys: Keys;
  senders: Senders;
  signIn: SignIn;
}): Lately => ({
  campaign: (id) => campaigns.get(id),
  campaigns: (ids) => campaigns.among(ids),
  open: () => campaigns.open(),
  key: (id) => keys.find(id),
  sender: (id) => senders.get(id),
  signedIn: (id) => signIn.signedIn(id),
});
