import { type Among, type EvaluationFilter, isMeantBy } from '../../domain/rules/evaluation-filter';
import { ProgressCount } from '../../domain/rules/progress';
import type { Instant } from '../../domain/time';
import type { CountedObligation, Standing } from '../../store/evaluations';
import type { Store } from '../../store/store';
import { inTurns } from '../in-turns';

/** What was written at the same time may be seen a little later; what has been seen is seen again without harm. */
const OVERLAP_MS = 10_000;
/** So far a store's clock may be set back, and nothing is missed once nothing was written for as long. */
const SET_BACK_MS = 5 * 60_000;

/**
 * Where all evaluations of a campaign stand, in memory: read once, and from then on only what was written since. Many who ask for the
 * latest at once share one reading.
 */
export class Standings {
  private readonly rows = new Map<string, Standing>();
  /** Equal obligations are one object: a country has a million, and some hundred kinds of them. */
  private readonly obligations = new Map<string, CountedObligation>();
  private ids: string[] = [];
  /** By the store's clock: what was written before is in here. */
  private newestMs = 0;
  /**
   * The same, which goes on with the time that passes: else what many have written at once would be told as new until something else is
   * written.
   */
  private asOfMs = 0;
  /** When the last reading began, by this process's clock. */
  private beganMs = performance.now();
  /** Grows with every change. */
  private version = 0;
  private counted: { version: number; from: Instant; until: Instant; count: ProgressCount } | undefined;
  private readonly upToDate = inTurns(() => this.read());

  constructor(
    private readonly evaluations: Pick<Store['evaluations'], 'writtenSince'>,
    private readonly campaign: string,
  ) {}

  /** The same, with all that was written before it was asked. */
  async latest(): Promise<this> {
    await this.upToDate();
    return this;
  }

  /** Counts at an instant, and how many evaluations there are. */
  progress(now: Instant): { count: ProgressCount; evaluations: number } {
    const known = this.counted;
    // Nothing becomes owed, or overdue, between the two.
    const isSame = known?.version === this.version && known.from <= now && now < known.until;
    const { count } = isSame ? known : this.count(now);
    return { count, evaluations: this.rows.size };
  }

  /** Ids of evaluations that a filter means among some, after one; `next` is the last of them where there are more. */
  find({
    filter,
    among,
    after,
    limit,
  }: {
    filter: EvaluationFilter;
    among?: readonly Among[] | undefined;
    after: string;
    limit: number;
  }): { ids: string[]; next: string | null } {
    const isMeant = isMeantBy(filter, among);
    const ids: string[] = [];
    for (let i = firstAfter(this.ids, after); i < this.ids.length; i += 1) {
      const id = this.ids[i] as string;
      if (!isMeant(this.rows.get(id) as Standing)) continue;
      if (ids.length === limit) return { ids, next: ids.at(-1) ?? null };
      ids.push(id);
    }
    return { ids, next: null };
  }

  /**
   * Ids of those among some that were written since an `asOf`, and of some that were just before it; undefined if they are more
   * than `limit`, or nobody knows since when. Whatever is read after this is at least `asOf`, by the store's clock.
   */
  changed({
    now,
    among,
    since,
    limit,
  }: {
    now: Instant;
    among: readonly Among[] | undefined;
    since: Date | undefined;
    limit: number;
  }): { ids?: string[]; asOf: Date } {
    const asOf = new Date(this.asOfMs);
    if (!since) return { asOf };
    const from = new Date(since.getTime() - OVERLAP_MS);
    const isMeant = isMeantBy({ campaign: this.campaign, now }, among);
    const ids: string[] = [];
    for (const [id, row] of this.rows) {
      if (!(row.writtenAt && row.writtenAt >= from && isMeant(row))) continue;
      if (ids.length === limit) return { asOf };
      ids.push(id);
    }
    return { ids, asOf };
  }

  private count(now: Instant) {
    const count = new ProgressCount(now);
    let until: Instant = '9999';
    const passes = (at: Instant | undefined) => {
      if (at !== undefined && at > now && at < until) until = at;
    };
    for (const row of this.rows.values()) {
      count.add(row);
      for (const { owedSince, dueAt } of row.obligations) {
        passes(owedSince);
        passes(dueAt);
      }
    }
    this.counted = { version: this.version, from: now, until, count };
    return this.counted;
  }

  private async read(): Promise<void> {
    const beganMs = performance.now();
    const asOfMs = this.asOfMs + beganMs - this.beganMs;
    // Not for ever from what was newest, or what many have written at once would be read again each time.
    const sinceMs = Math.max(this.newestMs - OVERLAP_MS, asOfMs - SET_BACK_MS);
    let newestMs = 0;
    for await (const row of this.evaluations.writtenSince({
      campaign: this.campaign,
      ...(this.newestMs > 0 && { since: new Date(sinceMs) }),
    })) {
      const { writtenAt } = row;
      if (this.rows.get(row._id)?.changes === row.changes) continue;
      this.rows.set(row._id, { ...row, obligations: row.obligations.map((each) => this.shared(each)) });
      this.version += 1;
      if (writtenAt) newestMs = Math.max(newestMs, writtenAt.getTime());
    }
    // Only then: what a reading that failed has not come to is read by the next. And no later than when it began: what was
    // written behind its back is read by the next as well.
    this.newestMs = Math.max(this.newestMs, newestMs - (performance.now() - beganMs));
    this.asOfMs = Math.max(this.newestMs, asOfMs);
    this.beganMs = beganMs;
    if (this.rows.size !== this.ids.length) this.ids = [...this.rows.keys()].sort();
  }

  private shared(obligation: CountedObligation): CountedObligation {
    const key = JSON.stringify(obligation);
    const known = this.obligations.get(key) ?? obligation;
    this.obligations.set(key, known);
    return known;
  }
}

/** The place of the first that is greater. */
function firstAfter(sorted: readonly string[], after: string): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle] as string) <= after) from = middle + 1;
    else to = middle;
  }
  return from;
}
