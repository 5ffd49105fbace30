import { isInstant } from './dates';
import type { LetterFilter } from './letter-filter';

/** Names in the query of `/` and `/api/letters`, in the order of the form. */
const filterNames = [
  'campaign',
  'to',
  'subject',
  'planDate',
  'planFrom',
  'planTo',
  'since',
  'after',
] as const satisfies (keyof LetterFilter)[];
export type FilterName = (typeof filterNames)[number];

/** The conditions as somebody typed them, without those left empty. */
export type Typed = Partial<Record<FilterName, string>>;

export interface FilterFault {
  field: FilterName;
  value: string;
  rule: 'not-a-day' | 'not-an-instant' | 'before-from' | 'given-twice';
}

/** Of a condition that is given twice the first. */
export function typedIn(query: Record<string, unknown>): Typed {
  const typed: Typed = {};
  for (const name of filterNames) {
    const [first] = [query[name]].flat();
    if (typeof first === 'string' && first.trim() !== '') typed[name] = first.trim();
  }
  return typed;
}

/** The filter, or all that is wrong with it. `readDay` knows the forms of a day that are taken. */
export function readFilter(options: {
  query: Record<string, unknown>;
  readDay: (text: string) => string | undefined;
}): { filter: LetterFilter; faults: FilterFault[] } {
  const { query, readDay } = options;
  const filter: LetterFilter = typedIn(query);
  const faults: FilterFault[] = filterNames
    .filter((name) => Array.isArray(query[name]))
    .map((name) => ({ field: name, value: [query[name]].flat().join(', '), rule: 'given-twice' }));
  for (const name of ['planDate', 'planFrom', 'planTo'] as const) {
    const value = filter[name];
    if (value === undefined) continue;
    const day = readDay(value);
    if (day === undefined) faults.push({ field: name, value, rule: 'not-a-day' });
    else filter[name] = day;
  }
  const { planFrom, planTo, since } = filter;
  if (since !== undefined && !isInstant(since)) {
    faults.push({ field: 'since', value: since, rule: 'not-an-instant' });
  }
  if (faults.length === 0 && planFrom !== undefined && planTo !== undefined && planTo < planFrom) {
    faults.push({ field: 'planTo', value: planTo, rule: 'before-from' });
  }
  return { filter, faults };
}

/** For programs. */
export function faultInEnglish({ field, value, rule }: FilterFault): string {
  switch (rule) {
    case 'not-a-day':
      return `${field}: "${value}" is not a day such as 2013-10-01`;
    case 'not-an-instant':
      return `${field}: "${value}" is not an instant such as 2013-10-01T01:00:00Z`;
    case 'before-from':
      return `${field}: ${value} is before planFrom`;
    case 'given-twice':
      return `${field}: given more than once`;
  }
}

/** What is wrong with names that a program may have mistyped: it would take all letters for those that it asked for. */
export function unknownNames(query: Record<string, unknown>): string[] {
  const known: readonly string[] = filterNames;
  return Object.keys(query)
    .filter((name) => !known.includes(name))
    .map((name) => `${name}: there is no such filter; filters are ${known.join(', ')}`);
}
