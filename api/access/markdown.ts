import { API_PREFIX } from '../../config/api-prefix';
import { GRANTED_ROLES, KEY_ROLES, type KeyRole } from '../../domain/key-roles';
import type { Endpoint } from '../http/endpoint';
import { accessOf } from './table';
import { accessInWords } from './words';

const INTRODUCTION = `# Who may do what, and who sees which fields

\`npm run docs\` makes this page from \`api/access/table.ts\`. Tests compare the two, and try every cell and every pair of roles.

- A key has one or more of the roles below. A key that speaks for somebody also names a party or a person; «its own» means
  that party's.
- An answer leaves out every field that is not listed for the caller's role.
- Roles are evaluated separately: a filter allowed by one role never selects rows visible through another.
- The addresses of one campaign refuse the keys of another.
- A person who has signed in wears the roles that the registers give them: \`unit\`, \`reviewer\`, \`member\`, \`leader\`. The roles
  ${GRANTED_ROLES.map((role) => `\`${role}\``).join(', ')} are granted to an account, and only a strong
  session has them: by password and second factor, or through the province's own sign-in.
- Where a person confirms that it is they, they have proved so by password, code or the province's sign-in within the last
  5 minutes. A key has nothing to confirm.

`;

/** A mark per role: ● without limits, ○ with some, nothing where it is refused. */
function mark(operation: Endpoint['operation'], role: KeyRole): string {
  const { cells: all, ofSession } = accessOf(operation);
  // Of a person, whatever they are.
  if (ofSession) return '';
  const cells = all[role];
  if (!cells) return '';
  return cells.some((cell) => cell.sees.includes('*') && Object.keys(cell).length === 1) ? '●' : '○';
}

/** The page \`docs/access.md\`. */
export function accessMarkdown(endpoints: readonly Endpoint[]): string {
  const address = ({ method, path }: Endpoint) => `\`${method.toUpperCase()} ${API_PREFIX}${path}\``;
  const head = [
    `| operation | ${KEY_ROLES.join(' | ')} |`,
    `| --- |${' --- |'.repeat(KEY_ROLES.length)}`,
    ...endpoints.map(
      (each) => `| ${address(each)} | ${KEY_ROLES.map((role) => mark(each.operation, role)).join(' | ')} |`,
    ),
  ];
  const sections = endpoints.map(
    (each) =>
      `## ${each.operation}\n\n${address(each)}: ${each.summary}.\n\n${accessInWords(each.operation)}\n`,
  );
  return `${INTRODUCTION}● allowed, with all fields; ○ allowed in part or under conditions, which are listed below; empty: refused with 403.\n\n${head.join('\n')}\n\n${sections.join('\n')}`;
}
