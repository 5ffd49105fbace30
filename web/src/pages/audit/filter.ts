import type { AuditEntry } from '../../api/contract';
import { dayTyped, HOME_ZONE_OFFSET } from '../../parts/dates';

type Action = AuditEntry['action'];

/** What is looked for, as it is typed and as the page's address has it. */
export interface Filter {
  who: string;
  action: string;
  from: string;
  to: string;
}

/** In the page's address. */
const NAMES = { who: 'ai', action: 'viec', from: 'tu', to: 'den' } as const;
const KEYS = Object.keys(NAMES) as (keyof Filter)[];

export const filterIn = (search: string): Filter => {
  const asked = new URLSearchParams(search);
  const [who, action, from, to] = KEYS.map((key) => asked.get(NAMES[key]) ?? '');
  return { who: who ?? '', action: action ?? '', from: from ?? '', to: to ?? '' };
};

export function searchOf(filter: Filter): string {
  const asked = new URLSearchParams();
  for (const key of KEYS) if (filter[key].trim() !== '') asked.set(NAMES[key], filter[key].trim());
  return asked.size === 0 ? '' : `?${asked}`;
}

/** Fields that hold no day, of those that should. */
export const daysWrong = (filter: Filter): ('from' | 'to')[] =>
  (['from', 'to'] as const).filter((key) => filter[key].trim() !== '' && dayTyped(filter[key]) === undefined);

const midnight = (day: string, more = 0): string => {
  const at = new Date(`${day}T00:00:00${HOME_ZONE_OFFSET}`);
  at.setUTCDate(at.getUTCDate() + more);
  return at.toISOString();
};

/** As the API takes it: instants, `to` before which. */
export function queryOf({ who, action, from, to }: Filter) {
  const [first, last] = [dayTyped(from), dayTyped(to)];
  return {
    ...(who.trim() !== '' && { who: who.trim() }),
    ...(action !== '' && { action: action as Action }),
    ...(first !== undefined && { from: midnight(first) }),
    ...(last !== undefined && { to: midnight(last, 1) }),
  };
}
