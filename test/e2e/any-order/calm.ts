import { UNITS } from './units';

/** All workflows of the campaign together. */
export const ALL = 'all';

/** Plan time in which each unit's evaluation runs, with its worker and the store. */
export class Calm {
  private readonly stretches = new Map<string, { from: number; to: number }[]>();
  /** What somebody ended, and nobody has started again. */
  readonly ended = new Set<string>();
  /** Units whose stretch is over, though the next one may begin at once. */
  private readonly interrupted = new Set<string>();

  interrupt(...units: string[]): void {
    for (const unit of units.length === 0 ? [...UNITS, ALL] : [...units, ALL]) this.interrupted.add(unit);
  }

  /** By the unit, or all together. */
  of(unit: string): readonly { from: number; to: number }[] {
    return this.stretches.get(unit) ?? [];
  }

  /** Time has passed, with the store and the workers there or away. */
  note({ from, to, isAway }: { from: number; to: number; isAway: boolean }): void {
    for (const unit of [...UNITS, ALL]) {
      const stretches = this.stretches.get(unit) ?? [];
      this.stretches.set(unit, stretches);
      if (isAway) continue;
      const isEnded = unit === ALL ? this.ended.size > 0 : this.ended.has(unit);
      if (isEnded) continue;
      const last = stretches.at(-1);
      // Nothing between two sleeps takes plan time but what the parts themselves do.
      if (last && from - last.to < 60_000 && !this.interrupted.has(unit)) last.to = to;
      else stretches.push({ from, to });
      this.interrupted.delete(unit);
    }
  }
}
