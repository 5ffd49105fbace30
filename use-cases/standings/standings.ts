import { type EvaluationFilter, isMeant } from '../../domain/rules/evaluation-filter';
import { ProgressCount } from '../../domain/rules/progress';
import type { Instant } from '../../domain/time';
import type { CountedObligation, Standing } from '../../store/evaluations';
import type { Store } from '../../store/store';
import { inTurns } from '../in-turns';

/** What was written at the same time may be seen a little later; what has been seen is seen again without harm. */
const OVERLAP_MS = 10_000;

/**
 * Where all evaluations of a campaign stand, in memory: read once, and from then on only what was written since. Whoever asks gets
 * what there was after they asked; many at once share one reading.
 */
export class Standings {
  private readonly rows = new Map<string, Standing>();
  /** Equal obligations are one object: a country has a million, and some hundred kinds of them. */
  private readonly obligations = new Map<string, CountedObligation>();
  private ids: string[] = [];
  private newest: Date | undefined;
  /** Grows with every change. */
  private version = 0;
  private counted: { version: number; from: Instant; until: Instant; count: ProgressCount } | undefined;
  private readonly upToDate = inTurns(() => this.read());

  constructor(
    private readonly evaluations: Pick<Store['evaluations'], 'writtenSince'>,
    private readonly campaign: string,
  ) {}

  /** Counts at an instant, and how many evaluations there are. */
  async progress(now: Instant): Promise<{ count: ProgressCount; evaluations: number }> {
    await this.upToDate();
    const known = this.counted;
    // Nothing becomes owed, or overdue, between the two.
    const isSame = known?.version === this.version && known.from <= now && now < known.until;
    const { count } = isSame ? known : this.count(now);
    return { count, evaluations: this.rows.size };
  }

  /** Ids of evaluations that a filter means, after one; `next` is the last of them where there are more. */
  async find({
    filter,
    after,
    limit,
  }: {
    filter: EvaluationFilter;
    after: string;
    limit: number;
  }): Promise<{ ids: string[]; next: string | null }> {
    await this.upToDate();
    const ids: string[] = [];
    for (let i = firstAfter(this.ids, after); i < this.ids.length; i += 1) {
      const id = this.ids[i] as string;
      if (!isMeant(this.rows.get(id) as Standing, filter)) continue;
      if (ids.length === limit) return { ids, next: ids.at(-1) ?? null };
      ids.push(id);
    }
    return { ids, next: null };
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
    const since = this.newest && new Date(this.newest.getTime() - OVERLAP_MS);
    let newest = this.newest;
    for await (const row of this.evaluations.writtenSince({
      campaign: this.campaign,
      ...(since && { since }),
    })) {
      const { writtenAt } = row;
      if (this.rows.get(row._id)?.changes === row.changes) continue;
      this.rows.set(row._id, { ...row, obligations: row.obligations.map((each) => this.shared(each)) });
      this.version += 1;
      if (writtenAt && (newest === undefined || writtenAt > newest)) newest = writtenAt;
    }
    // Only then: what a reading that failed has not come to is read by the next.
    this.newest = newest;
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
