import { type Connection, mongo } from 'mongoose';

/** Conditions on the document's own fields, or on a path into them; all of them hold. */
export type Conditions<D> = { [K in keyof D]?: unknown } & { [path: `${string}.${string}`]: unknown };

export type Filter<D> = Conditions<D> & { $or?: Filter<D>[] };

/** Single-document writes alone: no write of ours needs a transaction. */
export interface Update<D> {
  $set?: { [K in keyof D]?: D[K] } & { [path: `${string}.${string}`]: unknown };
  $inc?: { [K in keyof D]?: number } & { [path: `${string}.${string}`]: number };
  $unset?: { [K in keyof D]?: '' } & { [path: `${string}.${string}`]: '' };
  /** Takes a value out of a list. */
  $pull?: { [K in keyof D]?: unknown };
}

export interface Reading<D> {
  /** By default `_id`, ascending. */
  sort?: Partial<Record<keyof D & string, 1 | -1>>;
  limit?: number;
  without?: ((keyof D & string) | `${keyof D & string}.${string}`)[];
}

/**
 * One collection of plain objects. Shapes are those of `documents/` and are validated at the edge of the service; a
 * second schema in here would be a second truth.
 */
export interface Collection<D extends { _id: string }> {
  /** Insert-only: resolves to whether it was stored; a document that is there already stays as it is. */
  insert(document: D): Promise<boolean>;
  /** Insert-only, each for itself; resolves to how many were new. */
  insertAll(documents: readonly D[]): Promise<number>;
  get(id: string, without?: Reading<D>['without']): Promise<D | null>;
  /** A long list of a filter is asked for in parts, one after the other; only one may be long. */
  find(filter: Filter<D>, reading?: Reading<D>): Promise<D[]>;
  /** A page by `_id` after `after`, empty for the first; `next` is the `after` of the next page, null at the end. */
  page(
    filter: Filter<D>,
    reading: { after: string; limit: number; without?: Reading<D>['without'] },
  ): Promise<{ rows: D[]; next: string | null }>;
  /** Some by id, each with what other collections have of it, by an index of theirs. */
  joined<Joined>(ids: readonly string[], joins: Joins<D, Joined>): Promise<(D & Joined)[]>;
  /** In batches, for what may be large. */
  each(filter: Filter<D>, reading?: Reading<D>): AsyncIterable<D>;
  /**
   * Compare-and-set of one document; resolves to whether it matched, and where a field is one document's alone also whether
   * nobody else has it. No alternatives: beside a key they make the embedded store read the whole collection.
   */
  update(filter: Conditions<D>, update: Update<D>): Promise<boolean>;
  /** Several compare-and-sets of one document each, in one call and in no order; resolves to how many matched. */
  updateEach(updates: readonly { filter: Conditions<D>; update: Update<D> }[]): Promise<number>;
  /**
   * Compare-and-set of each that matches; resolves to how many matched. Not of a list of ids with further conditions: the embedded
   * store compares every document of the collection with each of them, see {@link updateEach}.
   */
  updateAll(filter: Filter<D>, update: Update<D>): Promise<number>;
  /** Counts in a document, which there is afterwards. */
  increase(id: string, update: Pick<Update<D>, '$inc' | '$set'>): Promise<void>;
  /** Replaces the one that matches, or inserts; false if the key is taken by one that does not match. */
  replaceOrInsert(filter: Filter<D>, document: D): Promise<boolean>;
  /** The same, for those who have to know what was there; undefined instead of false. */
  exchange(filter: Filter<D>, document: D): Promise<{ before: D | null } | undefined>;
  /** The same of several, in one call and in no order; resolves to those whose key is taken by one that does not match. */
  replaceOrInsertEach(replacements: readonly { filter: Filter<D>; document: D }[]): Promise<D[]>;
  /**
   * Removes the one that matches; resolves to whether there was one, so that of several callers one is told so. Only for what is
   * nobody's record.
   */
  remove(filter: Conditions<D>): Promise<boolean>;
  count(filter: Filter<D>): Promise<number>;
  countBy(filter: Filter<D>, field: keyof D & string): Promise<Map<string, number>>;
  createIndexes(): Promise<void>;
}

/** By the name of a list, where it is from: documents whose field `of` is the same as the field `by` of the one that is joined. */
export type Joins<D, Joined> = {
  [List in keyof Joined & string]: { from: string; by: keyof D & string; of: string };
};

type OptionalIn<D> = { [K in keyof D]-?: undefined extends D[K] ? K : never }[keyof D] & string;

/** A collection whose documents say when they were inserted or replaced, as a `Date`, by the store's own clock. */
export interface Stamped<D> {
  at: keyof D & string;
  /** What a document may lack: what replaces it takes away what it lacks itself. */
  optional: { [Field in OptionalIn<D>]: true };
}

/** The fields of an index, in its order. */
export type Index = Readonly<Record<string, 1 | -1>>;

const DUPLICATE_KEY = 11_000;
/** Documents of an evaluation are some 20 kB: a batch stays far below the wire's 48 MB. */
const BATCH = 500;

/** A store compares what it finds with each of a list, so that one of thousands would take it a minute. */
const LONGEST_LIST = 200;

const isDuplicateKey = (error: unknown): boolean =>
  error instanceof mongo.MongoServerError && error.code === DUPLICATE_KEY;

export function collectionOf<D extends { _id: string }>({
  connection,
  name,
  indexes,
  unique,
  expiresBy,
  stamped,
}: {
  connection: Connection;
  name: string;
  indexes: readonly Index[];
  /** Of no two documents the same. */
  unique?: Index;
  /** A field with a `Date`: the store removes a document once that has passed, within a minute or so. */
  expiresBy?: keyof D & string;
  stamped?: Stamped<D>;
}): Collection<D> {
  const declared: mongo.IndexDescription[] = [
    ...indexes.map((key) => ({ key })),
    ...(unique ? [{ key: unique, unique: true }] : []),
    ...(expiresBy === undefined ? [] : [{ key: { [expiresBy]: 1 as const }, expireAfterSeconds: 0 }]),
  ];
  // The driver's own: Mongoose's reads are twice as slow, and there is no schema here for it to apply.
  const native = () => connection.collection(name) as unknown as mongo.Collection<D>;
  const query = (filter: Filter<D>, { sort, limit, without = [] }: Reading<D> = {}) => {
    const found = native()
      .find<D>(filter as mongo.Filter<D>, { projection: excluding(without) })
      .sort((sort ?? { _id: 1 }) as Record<string, 1 | -1>);
    return limit === undefined ? found : found.limit(limit);
  };
  const unlessTaken = async (write: () => Promise<unknown>): Promise<boolean> => {
    try {
      await write();
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  };
  const replacing = (filter: Filter<D>, document: D): mongo.AnyBulkWriteOperation<D> =>
    stamped === undefined
      ? {
          replaceOne: {
            filter: filter as mongo.Filter<D>,
            replacement: document as mongo.WithoutId<D>,
            upsert: true,
          },
        }
      : {
          updateOne: {
            filter: filter as mongo.Filter<D>,
            update: settingAll(document, stamped),
            upsert: true,
          },
        };
  return {
    insert: (document) =>
      unlessTaken(() =>
        stamped === undefined
          ? native().insertOne(document as mongo.OptionalUnlessRequiredId<D>)
          : native().bulkWrite([replacing(noneOf(document, stamped), document)]),
      ),
    async insertAll(documents) {
      let inserted = 0;
      for (let from = 0; from < documents.length; from += BATCH) {
        inserted += await insertBatch(native(), documents.slice(from, from + BATCH));
      }
      return inserted;
    },
    get: (id, without = []) =>
      native().findOne<D>({ _id: id } as mongo.Filter<D>, { projection: excluding(without) }),
    async find(filter, reading = {}) {
      const parts = inParts(filter);
      if (parts.length === 1) return query(filter, reading).toArray();
      // A document with a list of its own may be in several.
      const found = new Map<string, D>();
      for (const part of parts) for await (const each of query(part, reading)) found.set(each._id, each);
      return sorted([...found.values()], reading.sort).slice(0, reading.limit);
    },
    async page(filter, { after, limit, without = [] }) {
      const _id = { ...(filter._id as object | undefined), $gt: after };
      // One more than asked for tells whether there is a next page.
      const found = await query({ ...filter, _id }, { limit: limit + 1, without }).toArray();
      const rows = found.slice(0, limit);
      return { rows, next: found.length > limit ? (rows.at(-1)?._id ?? null) : null };
    },
    joined: <Joined>(ids: readonly string[], joins: Joins<D, Joined>) => {
      const lookups = Object.entries<Joins<D, Joined>[keyof Joined & string]>(joins).map(
        ([as, { from, by, of }]) => ({ $lookup: { from, localField: by, foreignField: of, as } }),
      );
      const some = { $match: { _id: { $in: [...ids] } } };
      return native()
        .aggregate<D & Joined>([some, ...lookups])
        .toArray();
    },
    each: (filter, reading) => query(filter, reading).batchSize(BATCH),
    async update(filter, update) {
      let isMatched = false;
      const isFree = await unlessTaken(async () => {
        const { matchedCount } = await native().updateOne(filter as mongo.Filter<D>, plain(update));
        isMatched = matchedCount > 0;
      });
      return isFree && isMatched;
    },
    async updateEach(updates) {
      if (updates.length === 0) return 0;
      const operations = updates.map(({ filter, update }) => ({
        updateOne: { filter: filter as mongo.Filter<D>, update: plain(update) },
      }));
      const { matchedCount } = await native().bulkWrite(operations, { ordered: false });
      return matchedCount;
    },
    async updateAll(filter, update) {
      const { matchedCount } = await native().updateMany(filter as mongo.Filter<D>, plain(update));
      return matchedCount;
    },
    async increase(id, update) {
      const count = () =>
        native().updateOne({ _id: id } as mongo.Filter<D>, plain<D>(update), { upsert: true });
      // Of two that are the first at once, one finds the other's document.
      if (!(await unlessTaken(count))) await count();
    },
    async remove(filter) {
      const { deletedCount } = await native().deleteOne(filter as mongo.Filter<D>);
      return deletedCount > 0;
    },
    replaceOrInsert: (filter, document) =>
      // Without a match it inserts, and where the key is taken all the same the match was what failed.
      unlessTaken(() => native().bulkWrite([replacing(filter, document)])),
    async exchange(filter, document) {
      let before: D | null = null;
      const isFree = await unlessTaken(async () => {
        const options = { upsert: true, returnDocument: 'before' } as const;
        before = (await native().findOneAndReplace(
          filter as mongo.Filter<D>,
          document as mongo.WithoutId<D>,
          options,
        )) as D | null;
      });
      return isFree ? { before } : undefined;
    },
    async replaceOrInsertEach(replacements) {
      if (replacements.length === 0) return [];
      const operations = replacements.map(({ filter, document }) => replacing(filter, document));
      try {
        await native().bulkWrite(operations, { ordered: false });
        return [];
      } catch (error) {
        return takenOf(error).map((index) => (replacements[index] as (typeof replacements)[number]).document);
      }
    },
    count: (filter) => native().countDocuments(filter as mongo.Filter<D>),
    async countBy(filter, field) {
      const groups = await native()
        .aggregate<{ _id: string; count: number }>([
          { $match: filter },
          { $group: { _id: `$${field}`, count: { $sum: 1 } } },
        ])
        .toArray();
      return new Map(groups.map((group) => [group._id, group.count]));
    },
    async createIndexes() {
      if (declared.length > 0) await native().createIndexes(declared);
    },
  };
}

/** The same filter with its long list in parts, which together find what it finds. */
function inParts<D>(filter: Filter<D>): Filter<D>[] {
  for (const [field, condition] of Object.entries(filter)) {
    const list = (condition as { $in?: unknown[] } | null | undefined)?.$in;
    if (!list || list.length <= LONGEST_LIST) continue;
    const starts = Array.from({ length: Math.ceil(list.length / LONGEST_LIST) }, (_, n) => n * LONGEST_LIST);
    return starts.map((from) => ({ ...filter, [field]: { $in: list.slice(from, from + LONGEST_LIST) } }));
  }
  return [filter];
}

function sorted<D>(documents: D[], sort: object = { _id: 1 }): D[] {
  const by = Object.entries(sort) as [keyof D, 1 | -1][];
  return documents.sort((a, b) => {
    for (const [field, direction] of by) {
      if (a[field] < b[field]) return -direction;
      if (a[field] > b[field]) return direction;
    }
    return 0;
  });
}

/** Matches none, so that with an upsert the document is inserted, or its key is taken. */
const noneOf = <D extends { _id: string }>({ _id }: D, { at }: Stamped<D>) =>
  ({ _id, [at]: { $lt: new Date(0) } }) as Filter<D>;

/** The document as a whole, whatever was there: only an update may ask the store for the time. */
function settingAll<D extends { _id: string }>(
  { _id, ...document }: D,
  { at, optional }: Stamped<D>,
): mongo.UpdateFilter<D> {
  const lacking = Object.keys(optional).filter((field) => field !== at && !Object.hasOwn(document, field));
  return {
    $set: document,
    $currentDate: { [at]: true },
    ...(lacking.length > 0 && { $unset: Object.fromEntries(lacking.map((field) => [field, ''])) }),
  } as unknown as mongo.UpdateFilter<D>;
}

const excluding = (fields: readonly string[]) =>
  Object.fromEntries(fields.map((field) => [field, 0 as const]));

const plain = <D>(update: Update<D>) => update as unknown as mongo.UpdateFilter<D>;

async function insertBatch<D extends { _id: string }>(
  collection: mongo.Collection<D>,
  documents: readonly D[],
): Promise<number> {
  try {
    const options = { ordered: false };
    const result = await collection.insertMany(documents as mongo.OptionalUnlessRequiredId<D>[], options);
    return result.insertedCount;
  } catch (error) {
    return documents.length - takenOf(error).length;
  }
}

/** Which writes of several failed for a key that is taken; throws the error again if anything else was wrong. */
function takenOf(error: unknown): number[] {
  if (!(error instanceof mongo.MongoBulkWriteError)) throw error;
  const failures = [error.writeErrors].flat();
  if (failures.length === 0 || failures.some((failure) => failure.code !== DUPLICATE_KEY)) throw error;
  return failures.map(({ index }) => index);
}

/** Removes one document after the other; resolves to how many there were. */
export async function emptied<D extends { _id: string }>(collection: Collection<D>): Promise<number> {
  let count = 0;
  for (const { _id } of await collection.find({})) {
    if (await collection.remove({ _id } as Conditions<D>)) count += 1;
  }
  return count;
}

/** The driver hands bytes over in a wrapping of its own. */
export const plainBytes = (stored: unknown): Uint8Array =>
  stored instanceof mongo.Binary ? stored.value() : (stored as Uint8Array);
