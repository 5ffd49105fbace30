import { KEY_ROLES, type KeyRole } from '../../domain/key-roles';
import type { AccessRow, Cell } from './cell';
import { DOCUMENT_ROWS, ROWS } from './rows';
import { SELECTORS } from './selectors';
import { accessOf, type Operation } from './table';

/** `party` must be its own, `kind` must be synthesis or proposal. */
const mustBeInWords = (fields: NonNullable<Cell['bodyMustBe']>, of = ''): string =>
  Object.entries(fields)
    .map(([field, allowed]) => `\`${of}${field}\` must be ${allowed === 'own' ? 'its own' : anyOf(allowed)}`)
    .join(', ');

/** «synthesis, proposal or adjustment». */
const anyOf = (values: readonly string[]): string =>
  [values.slice(0, -1).join(', '), ...values.slice(-1)].filter((part) => part !== '').join(' or ');

const UNIT_IN_WORDS: Record<NonNullable<Cell['unit']>, string> = {
  own: 'its own unit',
  assigned: 'units that it gives an opinion on',
  'in-charge': 'units in their charge',
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
    queryMustBe,
    bodyMustBe,
    itemsMustBe,
    bodyWith,
    bodyWithout,
    queryParams,
  } = cell;
  const limits = [
    unit === undefined ? '' : `only ${UNIT_IN_WORDS[unit]}`,
    rows === undefined ? '' : `only rows of ${ROWS[rows].words}`,
    documents === undefined ? '' : `only rows of ${DOCUMENT_ROWS[documents].words}`,
    only === undefined ? '' : `only ${SELECTORS[only].words}`,
    names === undefined ? '' : `may name only ${SELECTORS[names].words}`,
    paramsMustBe ? mustBeInWords(paramsMustBe) : '',
    queryMustBe ? mustBeInWords(queryMustBe) : '',
    bodyMustBe ? mustBeInWords(bodyMustBe) : '',
    itemsMustBe ? mustBeInWords(itemsMustBe, 'items[].') : '',
    bodyWith ? `only with ${named(bodyWith)}` : '',
    bodyWithout ? `without ${named(bodyWithout)}` : '',
    queryParams ? `query parameters ${named(queryParams)}` : '',
    cell.smallKinds === 'merged' ? 'kinds of fewer than 3 units are merged' : '',
  ].filter((limit) => limit !== '');
  const fields = sees.includes('*') ? 'sees all fields' : `sees ${named(sees)}`;
  return [...limits, fields].join('; ');
}

const confirmedInWords = (confirmed: NonNullable<AccessRow['confirmed']>): string =>
  confirmed === true
    ? 'A person confirms that it is they.'
    : `A person confirms that it is they where ${Object.entries(confirmed)
        .map(([field, words]) => `\`${field}\` is ${anyOf(words)}`)
        .join(' or ')}.`;

/** Who may call an operation, and what they see: a line for each way, with the roles that have it. */
export function accessInWords(operation: Operation): string {
  const { cells, confidential, confirmed, ofSession } = accessOf(operation);
  if (ofSession) return 'For people who have signed in, about themselves alone; keys are refused.';
  const rolesOf = new Map<string, KeyRole[]>();
  for (const role of KEY_ROLES) {
    for (const cell of cells[role] ?? []) {
      const words = cellInWords(cell);
      rolesOf.set(words, [...(rolesOf.get(words) ?? []), role]);
    }
  }
  const ways = [...rolesOf].map(([words, roles]) => `- **${roles.join(', ')}**: ${words}`).join('\n');
  return [
    ways,
    ...(confidential ? ['The audit records each reading.'] : []),
    ...(confirmed ? [confirmedInWords(confirmed)] : []),
  ].join('\n\n');
}
