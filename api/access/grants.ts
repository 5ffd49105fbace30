import type { KeyRole } from '../../domain/key-roles';
import { noSuchFiling } from '../../use-cases/filings/no-such-filing';
import { Forbidden } from '../http/problems';
import { onlyFields } from './fields';
import { selects } from './selectors';
import { accessOf, type Cell, type Operation } from './table';
import type { Viewer } from './viewer';

/** One way in which a viewer may do what they ask. */
export interface Grant extends Cell {
  role: KeyRole;
}

/** What of a request the table speaks of, once it is parsed. */
export interface AskedFor {
  params?: unknown;
  query?: unknown;
  body?: unknown;
}

/** The cells of a viewer's roles. Throws {@link Forbidden} if there are none: nothing of the request is looked at then. */
export function cellsFor(operation: Operation, { roles }: Viewer): Grant[] {
  const { cells } = accessOf(operation);
  const found = roles.flatMap((role) => (cells[role] ?? []).map((cell) => ({ ...cell, role })));
  if (found.length === 0) throw new Forbidden({ needs: Object.keys(cells) });
  return found;
}

/**
 * Those cells that allow just this request. Each is asked by itself, so that nobody mixes what one role may ask with
 * what another may see. Throws {@link Forbidden}, with what stood against the first of them, if none does.
 */
export function grantsFor(cells: readonly Grant[], asked: AskedFor, viewer: Viewer): Grant[] {
  const obstacles = cells.map((cell) => obstacleTo(cell, asked, viewer));
  const grants = cells.filter((_cell, i) => obstacles[i] === undefined);
  if (grants.length > 0) return grants;
  throw new Forbidden({ field: obstacles[0] ?? '' });
}

const fieldsOf = (part: unknown): Record<string, unknown> =>
  typeof part === 'object' && part !== null ? (part as Record<string, unknown>) : {};

/** The field that a cell does not allow; undefined if it allows all of the request. */
function obstacleTo(cell: Cell, { params, query, body }: AskedFor, viewer: Viewer): string | undefined {
  if (cell.unit === 'own' && fieldsOf(params)['unit'] !== viewer.party) return 'unit';
  const { queryParams } = cell;
  // A parameter that stands at its default was not asked for.
  const beyond =
    queryParams &&
    Object.entries(fieldsOf(query)).find(
      ([name, value]) => value !== undefined && !queryParams.includes(name),
    );
  if (beyond) return `?${beyond[0]}`;
  const said = fieldsOf(body);
  const never = cell.bodyWithout?.find((field) => said[field] !== undefined);
  if (never !== undefined) return never;
  return Object.entries(cell.bodyMustBe ?? {}).find(([field, allowed]) =>
    allowed === 'own' ? said[field] !== viewer.party : !allowed.includes(String(said[field])),
  )?.[0];
}

/** The ETag of an answer, for those who see the whole of it: it tells of the rest. */
export const tagFor = (grants: readonly Grant[], etag: string): { ETag: string } | undefined =>
  grants.some(({ sees, only }) => only === undefined && sees.includes('*')) ? { ETag: etag } : undefined;

/** Whether some way leads to rows that are not the viewer's own. */
export const seesAllRows = (grants: readonly Grant[]): boolean => grants.some(({ rows }) => rows !== 'own');

/**
 * What a viewer gets of an answer: the fields of all grants that mean it, together. Throws {@link Forbidden} or
 * `NotFound`, as the operation has it, if it is none of theirs.
 */
export function visible(
  operation: Operation,
  answer: unknown,
  grants: readonly Grant[],
  viewer: Viewer,
): unknown {
  const meant = grants.filter(({ only }) => only === undefined || selects(only, answer, viewer));
  if (meant.length > 0) {
    return onlyFields(
      answer,
      meant.flatMap(({ sees }) => sees),
      viewer,
    );
  }
  if (accessOf(operation).foreign === 'not-found') throw noSuchFiling();
  throw new Forbidden({ field: 'unit' });
}
