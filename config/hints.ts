import type { FaultRule, FieldPath } from './fault';
import { type FieldNote, PLAN_NOTES } from './plan/notes';
import { FILES_NOTE, REGISTER_NOTES, TABLE_NOTE } from './register/notes';

/** Rules whose faults say all: the field itself is as it may be, but not beside the others. */
const SAYS_ALL: readonly FaultRule[] = [
  'unknown-field',
  'duplicate',
  'duplicate-id',
  'duplicate-code',
  'two-names',
  'deadline-order',
  'own-unit',
  'no-other-member',
  'same-address',
  'nobody-in-role',
];

const inWords = ({ why, example }: FieldNote): string => `${why}; for example ${example}`;

/** `steps.*.overdueDays[].to`: a path as the notes know it. */
export const notePath = (path: FieldPath): string =>
  path
    .map((key, i) => {
      if (typeof key === 'number') return '[]';
      const name = i === 1 && path[0] === 'steps' ? '*' : key;
      return i > 0 ? `.${name}` : name;
    })
    .join('');

/** A file may name a field as every object has one, such as `constructor`. */
const noteOf = (notes: Readonly<Record<string, FieldNote>>, name: string): FieldNote | undefined =>
  Object.hasOwn(notes, name) ? notes[name] : undefined;

/** The nearest note from a field outwards: of a place in a list it is the list's own. */
function nearest(path: FieldPath): FieldNote | undefined {
  for (let length = path.length; length > 0; length -= 1) {
    const known = noteOf(PLAN_NOTES, notePath(path.slice(0, length)));
    if (known) return known;
  }
  return undefined;
}

/** What a field of a plan is for, with an example, where a fault of that rule leaves it open. */
export function planHint(path: FieldPath, rule: FaultRule): string | undefined {
  if (SAYS_ALL.includes(rule)) return undefined;
  const found = nearest(path);
  return found && inWords(found);
}

/** The same for a column of a table, or for the table; `register` is register.yaml. */
export function registerHint(table: string, field: string, rule: FaultRule): string | undefined {
  if (SAYS_ALL.includes(rule)) return undefined;
  if (rule === 'unreadable') return FILES_NOTE;
  const found =
    field === '' && table !== 'register' ? TABLE_NOTE : noteOf(REGISTER_NOTES, `${table}.${field}`);
  return found && inWords(found);
}
