import { addCounts, type Counts, type StepProgress } from './progress';

/** Of fewer units nobody is told together: a count of one unit is that unit's. */
export const LEAST_UNITS = 3;

/** A step of which kinds with few units are told together only. */
export interface MergedProgress extends StepProgress {
  /** Ids of the kinds that are told together, under their ids joined by `+`. */
  merged?: string[];
}

/**
 * Merges the kinds that have fewer than three units in a step into one group, with the next larger kinds until the group
 * has three: then it tells of no single unit, and neither does what is left when the others are taken from the total.
 */
export function mergeSmallKinds(
  step: StepProgress,
  /** How many units each kind has in this step. */
  units: ReadonlyMap<string, number>,
): MergedProgress {
  const sizeOf = (kind: string) => units.get(kind) ?? 0;
  const kinds = Object.keys(step.byKind).sort((a, b) => sizeOf(a) - sizeOf(b) || (a < b ? -1 : 1));
  const merged: string[] = [];
  let size = 0;
  for (const kind of kinds) {
    const isSmall = sizeOf(kind) < LEAST_UNITS;
    if (!isSmall && (merged.length === 0 || size >= LEAST_UNITS)) break;
    merged.push(kind);
    size += sizeOf(kind);
  }
  // Of one kind alone there is nothing to tell apart: it is the total.
  if (merged.length <= 1) return step;
  const [alone, small] = [false, true].map((isMerged) =>
    Object.entries(step.byKind).filter(([kind]) => merged.includes(kind) === isMerged),
  ) as [[string, Counts][], [string, Counts][]];
  const together = small.map(([, counts]) => counts).reduce(addCounts);
  return { ...step, merged, byKind: { ...Object.fromEntries(alone), [merged.join('+')]: together } };
}
