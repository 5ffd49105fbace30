import type { Instant } from '../domain/time';

/** The last row of a page, after which the next one begins. Real time. */
export interface AfterStored {
  storedAtReal: Instant;
  _id: string;
}

interface Stored {
  storedAtReal: unknown;
  _id?: unknown;
}

const ORDER = { storedAtReal: 1, _id: 1 } as const;

/**
 * A page in order of storing, of an index that ends with `storedAtReal` and `_id`. Two searches, of the rows of the same
 * instant and of those after it: the usual `$or` of both reads the whole collection in the embedded store.
 */
export async function pageByStored<Row>({
  storedBefore,
  after,
  limit,
  find,
}: {
  storedBefore: Instant;
  after?: AfterStored | undefined;
  limit: number;
  find: (stored: Stored, reading: { sort: typeof ORDER; limit: number }) => Promise<Row[]>;
}): Promise<Row[]> {
  if (!after) return find({ storedAtReal: { $lt: storedBefore } }, { sort: ORDER, limit });
  const { storedAtReal, _id } = after;
  const same = await find({ storedAtReal, _id: { $gt: _id } }, { sort: ORDER, limit });
  if (same.length === limit) return same;
  const later = { storedAtReal: { $gt: storedAtReal, $lt: storedBefore } };
  return [...same, ...(await find(later, { sort: ORDER, limit: limit - same.length }))];
}
