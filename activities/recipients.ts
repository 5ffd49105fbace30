import type { NoticeItem } from '../domain/ledger/notices';
import type { PersonDocument } from '../store/documents';

export const roleKey = ({ party, role }: NoticeItem['to']): string => `${party}/${role}`;

/** The party of a key of {@link roleKey}: ids have no slash. */
export const partyOf = (key: string): string => key.slice(0, key.indexOf('/'));

/** Ids of people by what they are to whom. */
export type Recipients = ReadonlyMap<string, readonly string[]>;

export function recipientsOf(people: readonly PersonDocument[]): Recipients {
  const recipients = new Map<string, string[]>();
  for (const { id, roles } of people) {
    for (const to of roles) {
      const ids = recipients.get(roleKey(to)) ?? [];
      if (!ids.includes(id)) recipients.set(roleKey(to), [...ids, id]);
    }
  }
  return recipients;
}
