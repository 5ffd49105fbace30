import type { Connection } from 'mongoose';
import type { Instant } from '../domain/time';
import { collectionOf, type Filter } from './collection';
import type { AuditDocument } from './documents/audit';

const DAY_MS = 86_400_000;
/** What unknown callers were refused; all else is kept for good. */
export const UNKNOWN_REFUSALS_KEPT_DAYS = 90;

/** Which entries; of those that are left out, all. */
export interface AuditFilter {
  /** As the audit has it, or the id of a key, the account of a person, the id of a sender. */
  who?: string | undefined;
  action?: string | undefined;
  campaign?: string | undefined;
  unit?: string | undefined;
  /** Real time; `to` is the first instant that is not meant any more. */
  from?: Instant | undefined;
  to?: Instant | undefined;
}

/** The last entry of a page, after which the next one begins. */
export interface AfterEntry {
  at: Instant;
  id: string;
}

type Kept = AuditDocument & { who?: readonly string[]; forgetAt?: Date };

/** By what somebody is found who is written as «name (id)»: all of it, or the id. */
export function namesOf(actor: string): string[] {
  const [, id] = /\(([^()]+)\)$/.exec(actor) ?? [];
  const sender = /^sender:(.+)$/.exec(actor)?.[1];
  return [actor, ...(id === undefined ? [] : [id]), ...(sender === undefined ? [] : [sender])];
}

const NEWEST_FIRST = { at: -1, _id: -1 } as const;
const OWN_FIELDS = ['who', 'forgetAt'] as const;

/** `audit`: append-only, but that an entry of several refusals counts them. */
export function auditIn(connection: Connection) {
  const by = (field: string) => ({ [field]: 1, at: 1, _id: 1 }) as const;
  const collection = collectionOf<Kept>({
    connection,
    name: 'audit',
    indexes: [{ at: 1, _id: 1 }, by('campaign'), by('who'), by('action'), by('units')],
    expiresBy: 'forgetAt',
  });
  /**
   * At most so many of what one index leads to, the newest first. The embedded store's planner takes an index only if it has
   * every field of a filter: what else is asked for is looked at here.
   */
  async function take(
    filter: Filter<Kept>,
    isMeant: (entry: Kept) => boolean,
    limit: number,
  ): Promise<AuditDocument[]> {
    const taken: AuditDocument[] = [];
    if (limit <= 0) return taken;
    for await (const entry of collection.each(filter, { sort: NEWEST_FIRST })) {
      if (!isMeant(entry)) continue;
      const { who: _who, forgetAt: _forgetAt, ...own } = entry;
      taken.push(own);
      if (taken.length === limit) break;
    }
    return taken;
  }
  return {
    createIndexes: () => collection.createIndexes(),
    /** Insert-only by `_id`: where an entry can be told twice, derive its id from what it is about. */
    append: (entry: AuditDocument, { isForgotten = false } = {}): Promise<boolean> =>
      collection.insert({
        ...entry,
        who: namesOf(entry.actor),
        ...(isForgotten && { forgetAt: new Date(Date.now() + UNKNOWN_REFUSALS_KEPT_DAYS * DAY_MS) }),
      }),
    /** How many times it was, and when last; of an entry that is there already. */
    async setCount({ id, count, lastAt }: { id: string; count: number; lastAt: Instant }): Promise<void> {
      await collection.update({ _id: id }, { $set: { count, lastAt } });
    },
    /** By instant: of a campaign, or what is of none. */
    list: ({ campaign, limit }: { campaign?: string; limit: number }): Promise<AuditDocument[]> =>
      collection.find(
        { campaign: campaign ?? null },
        { sort: { at: 1, _id: 1 }, limit, without: [...OWN_FIELDS] },
      ),
    /**
     * A page, the newest first; at most `limit`. Two searches, of the entries of the same instant and of those before it: the
     * usual `$or` of both reads the whole collection in the embedded store.
     */
    async page({
      filter: { who, action, campaign, unit, from, to },
      after,
      limit,
    }: {
      filter: AuditFilter;
      after?: AfterEntry | undefined;
      limit: number;
    }): Promise<AuditDocument[]> {
      const asked = { units: unit, who, campaign, action };
      const [first, ...rest] = Object.entries(asked).filter(([, value]) => value !== undefined);
      const isMeant = (entry: Kept) =>
        rest.every(([name, value]) => [entry[name as keyof typeof asked]].flat().includes(value));
      const by: Filter<Kept> = first === undefined ? {} : { [first[0]]: first[1] };
      const range = { $gte: from ?? '', ...(to !== undefined && { $lt: to }) };
      if (!after) return take({ ...by, at: range }, isMeant, limit);
      const same = await take({ ...by, at: after.at, _id: { $lt: after.id } }, isMeant, limit);
      const before = await take({ ...by, at: { ...range, $lt: after.at } }, isMeant, limit - same.length);
      return [...same, ...before];
    },
    /** Notes by what entries of an older version are found. */
    async nameOlder(): Promise<void> {
      const updates = [];
      for await (const { _id, actor } of collection.each({ who: null })) {
        updates.push({ filter: { _id }, update: { $set: { who: namesOf(actor) } } });
      }
      await collection.updateEach(updates);
    },
  };
}

export type Audit = ReturnType<typeof auditIn>;
