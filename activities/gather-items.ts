import type { NoticeItem } from '../domain/ledger/notices';
import type { LetterItem, NoticeDocument } from '../store/documents/letter';
import { PersonItems } from './letter-items';
import { type Recipients, roleKey } from './recipients';

/** What is meant for a role, with the notice that says it. */
interface ForRole {
  to: NoticeItem['to'];
  items: { item: LetterItem; notice: string }[];
}

export interface Gathered {
  /** By person. */
  people: Map<string, PersonItems>;
  /** Roles that nobody has, with how many items were meant for them. */
  unreachable: Map<string, { to: NoticeItem['to']; items: number }>;
}

/** What notices say, by whom it is meant for: only of them it is asked who they are. */
export async function itemsByRole(notices: AsyncIterable<NoticeDocument>): Promise<Map<string, ForRole>> {
  const roles = new Map<string, ForRole>();
  for await (const { _id: notice, unit, at, items } of notices) {
    for (const item of items) {
      const key = roleKey(item.to);
      const known = roles.get(key) ?? { to: item.to, items: [] };
      known.items.push({ item: { ...item, unit: unit.id, at }, notice });
      roles.set(key, known);
    }
  }
  return roles;
}

/** Turns items for roles around into items by person. */
export function gatherItems({
  roles,
  recipients,
}: {
  roles: ReadonlyMap<string, ForRole>;
  recipients: Recipients;
}): Gathered {
  const people: Gathered['people'] = new Map();
  const unreachable: Gathered['unreachable'] = new Map();
  for (const [key, { to, items }] of roles) {
    const ids = recipients.get(key);
    if (!ids) unreachable.set(key, { to, items: items.length });
    for (const id of ids ?? []) {
      const gathered = people.get(id) ?? new PersonItems();
      for (const { item, notice } of items) gathered.add(item, notice);
      people.set(id, gathered);
    }
  }
  return { people, unreachable };
}
