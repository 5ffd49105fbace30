import type { NoticeItem } from '../domain/ledger/notices';
import type { NoticeDocument } from '../store/documents';
import { PersonItems } from './letter-items';
import { type Recipients, roleKey } from './recipients';

export interface Gathered {
  /** By person. */
  people: Map<string, PersonItems>;
  /** Roles that nobody has, with how many items were meant for them. */
  unreachable: Map<string, { to: NoticeItem['to']; items: number }>;
}

/** Turns notices to roles around into items by person. */
export async function gatherItems({
  notices,
  recipients,
}: {
  notices: AsyncIterable<NoticeDocument>;
  recipients: Recipients;
}): Promise<Gathered> {
  const people: Gathered['people'] = new Map();
  const unreachable: Gathered['unreachable'] = new Map();
  for await (const { _id, unit, at, items } of notices) {
    for (const item of items) {
      const key = roleKey(item.to);
      const ids = recipients.get(key);
      if (!ids) {
        const known = unreachable.get(key) ?? { to: item.to, items: 0 };
        unreachable.set(key, { ...known, items: known.items + 1 });
        continue;
      }
      for (const id of ids) {
        const gathered = people.get(id) ?? new PersonItems();
        gathered.add({ ...item, unit: unit.id, at }, _id);
        people.set(id, gathered);
      }
    }
  }
  return { people, unreachable };
}
