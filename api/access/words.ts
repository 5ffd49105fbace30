import { KEY_ROLES, type KeyRole } from '../../domain/key-roles';
import type { Cell } from './cell';
import { DOCUMENT_ROWS, ROWS } from './rows';
import { SELECTORS } from './selectors';
import { accessOf, type Operation } from './table';

/** `party` own, `kind` synthesis or proposal. */
const mustBeInWords = (fields: NonNullable<Cell['bodyMustBe']>): string =>
  Object.entries(fields)
    .map(([field, allowed]) => `\`${field}\` ${allowed === 'own' ? 'own' : allowed.join(' or ')}`)
    .join(', ');

const UNIT_IN_WORDS: Record<NonNullable<Cell['unit']>, string> = {
  own: 'own unit',
  assigned: 'unit that it gives an opinion on',
  'in-charge': 'unit in their charge',
};

const named = (fields: readonly string[]): string => fields.map((field) => `\`${field}\``).join(', ');

/** What one cell allows, as a phrase. */
function cellInWords(cell: Cell): string {
  const {
    sees,
    unit,
    rows,
    documents,
    only,
    names,
    paramsMustBe,
    bodyMustBe,
    bodyWith,
    bodyWithout,
    queryParams,
  } = cell;
  const limits = [
    unit === undefined ? '' : UNIT_IN_WORDS[unit],
    rows === undefined ? '' : `rows: ${ROWS[rows].words}`,
    documents === undefined ? '' : `rows: ${DOCUMENT_ROWS[documents].words}`,
    only === undefined ? '' : SELECTORS[only].words,
    names === undefined ? '' : `a filing that it names: ${SELECTORS[names].words}`,
    paramsMustBe ? mustBeInWords(paramsMustBe) : '',
    bodyMustBe ? mustBeInWords(bodyMustBe) : '',
    bodyWith ? `only with ${named(bodyWith)}` : '',
    bodyWithout ? `without ${named(bodyWithout)}` : '',
    queryParams ? `query by ${named(queryParams)}` : '',
    cell.smallKinds === 'merged' ? 'kinds under 3 units merged' : '',
  ].filter((limit) => limit !== '');
  const fields = sees.includes('*') ? 'all fields' : named(sees);
  return limits.length === 0 ? fields : `${limits.join('; ')}: ${fields}`;
}

/** Who may call an operation, and what they see: a line for each way, with the roles that have it. */
export function accessInWords(operation: Operation): string {
  const { cells } = accessOf(operation);
  const rolesOf = new Map<string, KeyRole[]>();
  for (const role of KEY_ROLES) {
    for (const cell of cells[role] ?? []) {
      const words = cellInWords(cell);
      rolesOf.set(words, [...(rolesOf.get(words) ?? []), role]);
    }
  }
  return [...rolesOf].map(([words, roles]) => `- **${roles.join(', ')}**: ${words}`).join('\n');
}
