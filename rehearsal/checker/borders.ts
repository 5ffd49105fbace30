import { type CheckedClock, shifted } from './clock';
import type { DecisionRecord } from './records';

/** A border of a time in which something held: from when it may have changed to when it surely had. Plan time. */
export interface Border {
  first: number;
  last: number;
}

export const NEVER: Border = { first: Number.POSITIVE_INFINITY, last: Number.POSITIVE_INFINITY };
export const ALWAYS: Border = { first: Number.NEGATIVE_INFINITY, last: Number.NEGATIVE_INFINITY };

export const exactly = (ms: number): Border => ({ first: ms, last: ms });

/** A decision takes effect somewhere between its instant and its answer. */
export const decided = ({ at, answeredAt = at }: DecisionRecord): Border => ({
  first: Date.parse(at),
  last: Math.max(Date.parse(at), Date.parse(answeredAt)),
});

/** Whether a border lies so close to an instant that either answer is right. */
export function isNear(
  { first, last }: Border,
  { at, clock, grainMs }: { at: number; clock: CheckedClock; grainMs: number },
): boolean {
  return last >= shifted(clock, at, -grainMs) && first <= shifted(clock, at, grainMs);
}
