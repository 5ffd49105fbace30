import type { NoticeItem } from '../domain/ledger/notices';
import type { RegisterStore, RolesOfPerson } from '../store/register';

export const roleKey = ({ party, role }: NoticeItem['to']): string => `${party}/${role}`;

/** The party of a key of {@link roleKey}: ids have no slash. */
export const partyOf = (key: string): string => key.slice(0, key.indexOf('/'));

/** Ids of people by what they are to whom. */
export type Recipients = ReadonlyMap<string, readonly string[]>;

/** The people of more parties are a good part of all, who are read faster in one go. */
const MANY = 2_000;

/**
 * Who has which role of some parties, and whatever else these people are: of another party that may be some of its people, and not
 * all.
 */
export async function recipientsAt(
  register: Pick<RegisterStore, 'rolesOf'>,
  { campaign, parties }: { campaign: string; parties: ReadonlySet<string> },
): Promise<Recipients> {
  const people = await register.rolesOf({
    campaign,
    ...(parties.size <= MANY && { parties: [...parties] }),
  });
  return recipientsOf(people);
}

function recipientsOf(people: readonly RolesOfPerson[]): Recipients {
  const recipients = new Map<string, string[]>();
  for (const { id, roles } of people) {
    for (const to of roles) {
      const ids = recipients.get(roleKey(to)) ?? [];
      if (!ids.includes(id)) recipients.set(roleKey(to), [...ids, id]);
    }
  }
  return recipients;
}
