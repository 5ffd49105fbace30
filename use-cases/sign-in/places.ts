import { isRealTime } from '../../domain/clock';
import type { KeyRole } from '../../domain/key-roles';
import type { Role } from '../../domain/register';
import type { Realm } from '../../domain/sign-in';
import type { CampaignDocument } from '../../store/documents/campaign';
import type { PersonDocument } from '../../store/documents/register';
import { freshly, type Lately } from '../../store/lately';
import type { Deps } from '../deps';

/** In which realm, and of one campaign or of all. */
interface Where {
  realm: Realm;
  campaign?: string | undefined;
}

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

/**
 * Where the registers have an address, but for campaigns in which it has nothing to do. It asks the store twice for any address: more
 * questions about those whom a register has would tell by their time who they are; so would what is
 * remembered of some.
 */
export const placesOf = async (
  { store }: Pick<Deps, 'store'>,
  { account, ...rest }: Where & { account: string },
): Promise<Place[]> => placesAmong(freshly(store), await store.register.peopleAt(account), rest);

/** The same of what the registers have of an address. */
export async function placesAmong(
  lately: Pick<Lately, 'campaigns'>,
  found: readonly PersonDocument[],
  { realm, campaign: only }: Where,
): Promise<Place[]> {
  const people = found.filter(
    (person) => (only === undefined || person.campaign === only) && rolesOf(person).length > 0,
  );
  const campaigns = await lately.campaigns(people.map(({ campaign }) => campaign));
  return people.flatMap((person) => {
    const campaign = campaigns.find(({ _id }) => _id === person.campaign);
    const isTheirs = campaign && (realm === 'all' || !isRealTime(campaign.clock));
    return isTheirs ? [{ campaign, person, roles: rolesOf(person) }] : [];
  });
}

const rolesOf = ({ roles }: PersonDocument): Place['roles'] =>
  roles.flatMap(({ party, role }) => ROLES_OF[role].map((each) => ({ role: each, party })));
