import { KEY_ROLES, type KeyRole } from '../../domain/key-roles';
import { SELECTORS } from './selectors';
import { accessOf, type Cell, type Operation } from './table';

/** `party` own, `kind` synthesis or proposal. */
const bodyInWords = (fields: NonNullable<Cell['bodyMustBe']>): string =>
  Object.entries(fields)
    .map(([field, allowed]) => `\`${field}\` ${allowed === 'own' ? 'own' : allowed.join(' or ')}`)
    .join(', ');

/** What one cell allows, as a phrase. */
function cellInWords({ sees, unit, rows, only, bodyMustBe, bodyWithout, queryParams }: Cell): string {
  const limits = [
    unit === 'own' ? 'own unit' : '',
    rows === 'own' ? 'own rows' : '',
    only === undefined ? '' : SELECTORS[only].words,
    bodyMustBe ? bodyInWords(bodyMustBe) : '',
    bodyWithout ? `without ${bodyWithout.map((field) => `\`${field}\``).join(', ')}` : '',
    queryParams ? `query by ${queryParams.map((name) => `\`${name}\``).join(', ')}` : '',
  ].filter((limit) => limit !== '');
  const fields = sees.includes('*') ? 'all fields' : sees.map((field) => `\`${field}\``).join(', ');
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
