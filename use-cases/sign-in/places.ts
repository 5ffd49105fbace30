import { isRealTime } from '../../domain/clock';
import type { KeyRole } from '../../domain/key-roles';
import type { Role } from '../../domain/register';
import type { Realm } from '../../domain/sign-in';
import type { CampaignDocument, PersonDocument } from '../../store/documents';
import type { Deps } from '../deps';

/** What a person may be to an evaluation by what the register says they are to a party. */
const ROLES_OF: Readonly<Record<Role, readonly KeyRole[]>> = {
  'focal-person': ['unit', 'reviewer'],
  head: ['unit', 'reviewer'],
  secretary: ['member'],
  'vice-chair': ['leader'],
  chair: ['leader'],
};

/** A campaign in which somebody has something to do, and as what: one entry per role and party. */
export interface Place {
  campaign: CampaignDocument;
  person: PersonDocument;
  roles: readonly { role: KeyRole; party: string }[];
}

/** Where the registers have an address, but for campaigns in which it has nothing to do. */
export async function placesOf(
  { store }: Pick<Deps, 'store'>,
  { account, realm, campaign: only }: { account: string; realm: Realm; campaign?: string | undefined },
): Promise<Place[]> {
  const people = await store.register.peopleAt(account);
  const places: Place[] = [];
  for (const person of people) {
    if (only !== undefined && person.campaign !== only) continue;
    const roles = rolesOf(person);
    const campaign = roles.length > 0 ? await store.campaigns.get(person.campaign) : null;
    if (campaign && (realm === 'all' || !isRealTime(campaign.clock)))
      places.push({ campaign, person, roles });
  }
  return places;
}

const rolesOf = ({ roles }: PersonDocument): Place['roles'] =>
  roles.flatMap(({ party, role }) => ROLES_OF[role].map((each) => ({ role: each, party })));
