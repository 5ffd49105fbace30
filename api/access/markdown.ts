import { API_PREFIX } from '../../config/api-prefix';
import { KEY_ROLES, type KeyRole } from '../../domain/key-roles';
import type { Endpoint } from '../http/endpoint';
import { accessOf } from './table';
import { accessInWords } from './words';

const INTRODUCTION = `# Who may do what, and who sees which fields

Made from \`api/access/table.ts\` by \`npm run docs\`; the tests hold it to that, and try every cell and every pair of roles. A
key has one or more of the roles below and, where it speaks for somebody, a party or a person: «own» is what is that
party's. What is not listed for a role is absent from its answers, not emptied. Roles are evaluated separately: a filter
allowed by one never selects rows visible through another. A key of one campaign is refused by every address of another.

`;

/** A mark per role: ● without limits, ○ with some, nothing where it is refused. */
function mark(operation: Endpoint['operation'], role: KeyRole): string {
  const cells = accessOf(operation).cells[role];
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
  return `${INTRODUCTION}● everything, ○ a part of it or under conditions, as said below; empty: refused with 403.\n\n${head.join('\n')}\n\n${sections.join('\n')}`;
}
