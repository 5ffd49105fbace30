import type { FieldRule } from '../../domain/field-fault';
import { noSuchFiling } from '../../use-cases/filings/no-such-filing';
import { Forbidden } from '../http/problems';
import { ForPeople } from '../http/session-problems';
import { type Cell, isAboutCharge } from './cell';
import { onlyFields } from './fields';
import { selects } from './selectors';
import { REVISION } from './shown';
import { accessOf, type Operation } from './table';
import type { Hat, Standing, Viewer } from './viewer';

/** One way in which a viewer may do what they ask: a cell, under the hat that it belongs to. */
export interface Grant extends Cell, Hat {}

/** What of a request the table speaks of, once it is parsed. */
export interface AskedFor {
  params?: unknown;
  query?: unknown;
  body?: unknown;
}

/** Of somebody who has signed in, what is theirs alone. */
const ONESELF: readonly Grant[] = [{ role: 'reader', sees: ['*'] }];

/** The cells of a viewer's hats. Throws {@link Forbidden} if there are none: nothing of the request is looked at then. */
export function cellsFor(
  operation: Operation,
  { hats, session }: Pick<Viewer, 'hats' | 'session'>,
): readonly Grant[] {
  const { cells, ofSession } = accessOf(operation);
  if (ofSession) {
    if (!session) throw new ForPeople();
    return ONESELF;
  }
  const found = hats.flatMap((hat) => (cells[hat.role] ?? []).map((cell) => ({ ...cell, ...hat })));
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
export function grantsFor(cells: readonly Grant[], asked: AskedFor, standing: Standing = {}): Grant[] {
  const obstacles = cells.map((cell) => obstacleTo(cell, asked, standing));
  const grants = cells
    .filter((_cell, i) => obstacles[i] === undefined)
    .map((cell) => withCharge(cell, standing));
  if (grants.length > 0) return grants;
  throw new Forbidden(obstacles[0] ?? { field: '', rule: 'not-yours' });
}

/** With the units in its leader's charge, by which it selects. */
const withCharge = (cell: Grant, { inCharge }: Standing): Grant =>
  isAboutCharge(cell) && cell.person !== undefined ? { ...cell, charge: inCharge?.get(cell.person) } : cell;

/** Those cells that allow a request; none of them if none does. */
export const grantsAmong = (cells: readonly Grant[], asked: AskedFor, standing: Standing = {}): Grant[] =>
  cells.filter((cell) => obstacleTo(cell, asked, standing) === undefined);

const fieldsOf = (part: unknown): Record<string, unknown> =>
  typeof part === 'object' && part !== null ? (part as Record<string, unknown>) : {};

function isUnitAllowed({ unit, party, person }: Grant, asked: unknown, standing: Standing): boolean {
  switch (unit) {
    case undefined:
      return true;
    case 'own':
      return asked === party;
    case 'assigned':
      return party !== undefined && standing.givesOpinion?.has(party) === true;
    case 'in-charge': {
      const units = person === undefined ? undefined : standing.inCharge?.get(person);
      return units === 'all' || units?.has(String(asked)) === true;
    }
  }
}

/** What a cell does not allow of a request; undefined if it allows all of it. */
function obstacleTo(
  cell: Grant,
  { params, query, body }: AskedFor,
  standing: Standing,
): Obstacle | undefined {
  const notYours = (field: string): Obstacle => ({ field, rule: 'not-yours' });
  if (!isUnitAllowed(cell, fieldsOf(params)['unit'], standing)) return notYours('unit');
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
  const other =
    otherThan(cell, cell.paramsMustBe, fieldsOf(params)) ??
    otherInQuery(cell, query) ??
    otherThan(cell, cell.bodyMustBe, said) ??
    otherInItems(cell, said['items']);
  return other === undefined ? undefined : notYours(other);
}

/** The first field that says something else than it must. */
const otherThan = (
  { party }: Hat,
  must: Cell['bodyMustBe'] = {},
  said: Record<string, unknown>,
): string | undefined =>
  Object.entries(must).find(([field, allowed]) =>
    allowed === 'own' ? said[field] !== party : !allowed.includes(String(said[field])),
  )?.[0];

/** The same in the query: `?what`. */
function otherInQuery(cell: Grant, query: unknown): string | undefined {
  const other = otherThan(cell, cell.queryMustBe, fieldsOf(query));
  return other === undefined ? undefined : `?${other}`;
}

/** The same in a list of items: `items[2].party`. */
function otherInItems(cell: Grant, items: unknown): string | undefined {
  const { itemsMustBe } = cell;
  if (!itemsMustBe || !Array.isArray(items)) return undefined;
  const others = items.map((item: unknown) => otherThan(cell, itemsMustBe, fieldsOf(item)));
  const at = others.findIndex((other) => other !== undefined);
  return at < 0 ? undefined : `items[${at}].${others[at]}`;
}

interface Addressed {
  operation: Operation;
  path: string;
}

/** Whether an address is of a campaign that a credential is good for, or tells of no other. */
export function isTheirCampaign(
  { operation, path }: Addressed,
  params: unknown,
  { campaigns }: Pick<Viewer, 'campaigns'>,
): boolean {
  if (campaigns === undefined) return true;
  return path.includes(':campaign')
    ? campaigns.includes(String(fieldsOf(params)['campaign']))
    : accessOf(operation).inEveryCampaign === true;
}

/**
 * A credential of one campaign is good for the addresses of that campaign, and for those that tell of no other. Throws
 * {@link Forbidden}.
 */
export function refuseOtherCampaign(each: Addressed, params: unknown, viewer: Viewer): void {
  if (!isTheirCampaign(each, params, viewer)) throw new Forbidden({ field: 'campaign', rule: 'not-yours' });
}

/** Whether a filing that a request names is there for some of the grants. */
export const isNameable = (grants: readonly Grant[], filing: unknown): boolean =>
  grants.some((grant) => grant.names === undefined || selects(grant.names, filing, grant));

/** Whether some grant shows the whole answer. */
export const seesAll = (grants: readonly Grant[]): boolean =>
  grants.some(({ sees, only }) => only === undefined && sees.includes('*'));

/** The ETag of an answer, for those who see the whole of it, or the revision that it is made of: it tells of the rest. */
export const tagFor = (grants: readonly Grant[], etag: string): { ETag: string } | undefined =>
  seesAll(grants) || grants.some(({ sees, only }) => only === undefined && sees.includes(REVISION))
    ? { ETag: etag }
    : undefined;

/** An answer as its handler made it. */
export interface Whole {
  body: unknown;
  /** Of a list of which some grants select rows: the grants that select each item. */
  through?: readonly (readonly Grant[])[] | undefined;
}

/**
 * What a viewer gets of an answer: the fields of all grants that mean it, together. Throws {@link Forbidden} or
 * `NotFound`, as the operation has it, if it is none of theirs.
 */
export function visible(operation: Operation, { body, through }: Whole, grants: readonly Grant[]): unknown {
  if (through) return visibleRows(body as List, through, grants);
  if (grants.some(({ rows, documents }) => rows !== undefined || documents !== undefined)) {
    throw new Error(`${operation} selects rows, and its answer does not say which`);
  }
  const meant = grants.filter((grant) => grant.only === undefined || selects(grant.only, body, grant));
  if (meant.length > 0) return onlyFields(body, meant);
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
): unknown {
  const seen = items.flatMap((item, i) => {
    const only = onlyFields({ items: [item] }, through[i] ?? []) as Partial<List>;
    return only.items ?? [];
  });
  return { ...(onlyFields(page, grants) as object), items: seen };
}
