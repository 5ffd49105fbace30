import type { FieldRule } from '../../domain/field-fault';
import type { KeyRole } from '../../domain/key-roles';
import { noSuchFiling } from '../../use-cases/filings/no-such-filing';
import { Forbidden } from '../http/problems';
import type { Cell } from './cell';
import { onlyFields } from './fields';
import { selects } from './selectors';
import { accessOf, type Operation } from './table';
import type { Standing, Viewer } from './viewer';

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

/** Why a cell does not allow a request: a field of it, and the rule that this breaks. */
interface Obstacle {
  field: string;
  rule: Extract<FieldRule, 'not-yours' | 'only-as-paper'>;
}

/**
 * Those cells that allow just this request. Each is asked by itself, so that nobody mixes what one role may ask with
 * what another may see. Throws {@link Forbidden}, with what stood against the first of them, if none does.
 */
export function grantsFor(
  cells: readonly Grant[],
  asked: AskedFor,
  viewer: Viewer,
  standing: Standing = {},
): Grant[] {
  const obstacles = cells.map((cell) => obstacleTo(cell, asked, viewer, standing));
  const grants = cells.filter((_cell, i) => obstacles[i] === undefined);
  if (grants.length > 0) return grants;
  throw new Forbidden(obstacles[0] ?? { field: '', rule: 'not-yours' });
}

const fieldsOf = (part: unknown): Record<string, unknown> =>
  typeof part === 'object' && part !== null ? (part as Record<string, unknown>) : {};

function isUnitAllowed({ unit }: Cell, asked: unknown, { party }: Viewer, standing: Standing): boolean {
  switch (unit) {
    case undefined:
      return true;
    case 'own':
      return asked === party;
    case 'assigned':
      return standing.givesOpinion === true;
    case 'in-charge':
      return standing.inCharge === 'all' || standing.inCharge?.has(String(asked)) === true;
  }
}

/** What a cell does not allow of a request; undefined if it allows all of it. */
function obstacleTo(
  cell: Cell,
  { params, query, body }: AskedFor,
  viewer: Viewer,
  standing: Standing,
): Obstacle | undefined {
  const notYours = (field: string): Obstacle => ({ field, rule: 'not-yours' });
  if (!isUnitAllowed(cell, fieldsOf(params)['unit'], viewer, standing)) return notYours('unit');
  const { queryParams } = cell;
  // A parameter that stands at its default was not asked for.
  const beyond =
    queryParams &&
    Object.entries(fieldsOf(query)).find(
      ([name, value]) => value !== undefined && !queryParams.includes(name),
    );
  if (beyond) return notYours(`?${beyond[0]}`);
  const said = fieldsOf(body);
  const isSaid = (field: string) => said[field] !== undefined;
  const missing = cell.bodyWith?.find((field) => !isSaid(field));
  if (missing !== undefined) return { field: missing, rule: 'only-as-paper' };
  const never = cell.bodyWithout?.find(isSaid);
  if (never !== undefined) return notYours(never);
  const other = Object.entries(cell.bodyMustBe ?? {}).find(([field, allowed]) =>
    allowed === 'own' ? said[field] !== viewer.party : !allowed.includes(String(said[field])),
  );
  return other && notYours(other[0]);
}

/**
 * A key of one campaign is good for the addresses of that campaign, and for those that tell of no other. Throws
 * {@link Forbidden}.
 */
export function refuseOtherCampaign(
  { operation, path }: { operation: Operation; path: string },
  params: unknown,
  { campaign }: Viewer,
): void {
  if (campaign === undefined) return;
  const isTheirs = path.includes(':campaign')
    ? fieldsOf(params)['campaign'] === campaign
    : accessOf(operation).inEveryCampaign === true;
  if (!isTheirs) throw new Forbidden({ field: 'campaign', rule: 'not-yours' });
}

/** Whether a filing that a request names is there for some of the grants. */
export const isNameable = (grants: readonly Grant[], filing: unknown, viewer: Viewer): boolean =>
  grants.some(({ names }) => names === undefined || selects(names, filing, viewer));

/** The ETag of an answer, for those who see the whole of it: it tells of the rest. */
export const tagFor = (grants: readonly Grant[], etag: string): { ETag: string } | undefined =>
  grants.some(({ sees, only }) => only === undefined && sees.includes('*')) ? { ETag: etag } : undefined;

/** An answer as its handler made it. */
export interface Whole {
  body: unknown;
  /** Of a list of which some grants select rows: the grants that select each item. */
  through?: readonly (readonly Grant[])[] | undefined;
}

const seenBy = (grants: readonly Grant[]) => grants.flatMap(({ sees }) => sees);

/**
 * What a viewer gets of an answer: the fields of all grants that mean it, together. Throws {@link Forbidden} or
 * `NotFound`, as the operation has it, if it is none of theirs.
 */
export function visible(
  operation: Operation,
  { body, through }: Whole,
  grants: readonly Grant[],
  viewer: Viewer,
): unknown {
  if (through) return visibleRows(body as List, through, grants, viewer);
  if (grants.some(({ rows, documents }) => rows !== undefined || documents !== undefined)) {
    throw new Error(`${operation} selects rows, and its answer does not say which`);
  }
  const meant = grants.filter(({ only }) => only === undefined || selects(only, body, viewer));
  if (meant.length > 0) return onlyFields(body, seenBy(meant), viewer);
  if (accessOf(operation).foreign === 'not-found') throw noSuchFiling();
  throw new Forbidden({ field: 'unit', rule: 'not-yours' });
}

interface List {
  items: readonly unknown[];
}

/** Each item with the fields of those grants alone that select it. */
function visibleRows(
  { items, ...page }: List,
  through: NonNullable<Whole['through']>,
  grants: readonly Grant[],
  viewer: Viewer,
): unknown {
  const seen = items.flatMap((item, i) => {
    const only = onlyFields({ items: [item] }, seenBy(through[i] ?? []), viewer) as Partial<List>;
    return only.items ?? [];
  });
  return { ...(onlyFields(page, seenBy(grants), viewer) as object), items: seen };
}
