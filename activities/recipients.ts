import type { NoticeItem } from '../domain/ledger/notices';
import type { RegisterStore, RolesOfPerson } from '../store/register';

export const roleKey = ({ party, role }: NoticeItem['to']): string => `${party}/${role}`;

/** The party of a key of {@link roleKey}: ids have no slash. */
export const partyOf = (key: string): string => key.slice(0, key.indexOf('/'));

/** Ids of people by what they are to whom. */
export type Recipients = ReadonlyMap<string, readonly string[]>;

/** So many parties are asked about at once; more take the store's index longer than several pages. */
const PAGE = 200;
/** Those of more are a good part of all people, who are read faster in one go. */
const MANY = 2_000;

/**
 * Who has which role of some parties, and whatever else these people are: of another party that may be some of its people, and not
 * all.
 */
export async function recipientsAt(
  register: Pick<RegisterStore, 'rolesOf'>,
  { campaign, parties }: { campaign: string; parties: ReadonlySet<string> },
): Promise<Recipients> {
  if (parties.size > MANY) return recipientsOf(await register.rolesOf({ campaign }));
  const all = [...parties];
  const people = new Map<string, RolesOfPerson>();
  for (let from = 0; from < all.length; from += PAGE) {
    const page = await register.rolesOf({ campaign, parties: all.slice(from, from + PAGE) });
    for (const person of page) people.set(person.id, person);
  }
  return recipientsOf(people.values());
}

function recipientsOf(people: Iterable<RolesOfPerson>): Recipients {
  const recipients = new Map<string, string[]>();
  for (const { id, roles } of people) {
    for (const to of roles) {
      const ids = recipients.get(roleKey(to)) ?? [];
      if (!ids.includes(id)) recipients.set(roleKey(to), [...ids, id]);
    }
  }
  return recipients;
}
