import { type Border, decided, exactly } from './borders';
import type { DecisionRecord, ReceiptRecord, UnitRecord } from './records';

/** One thing that happened to a unit's dossier. */
export interface Happening {
  /** When letters could know of it. */
  known: Border;
  /** When it counts from: of a paper perhaps earlier, from its stamp on. */
  counts: Border;
  what: { receipt: ReceiptRecord } | { decision: DecisionRecord };
}

/**
 * Everything that happened, in the order in which it was known. What lay with a clerk, or was signed elsewhere, before
 * the service had it could not be known to any letter: letters of that time are right by what was known then.
 */
export function happeningsOf({ receipts, decisions }: UnitRecord): Happening[] {
  const received = receipts.map((receipt): Happening => {
    const stored = Date.parse(receipt.storedAt);
    const first = Math.min(stored, Date.parse(receipt.receivedAt));
    return { known: exactly(stored), counts: { first, last: stored }, what: { receipt } };
  });
  const made = decisions.map((decision): Happening => {
    const border = decided(decision);
    return { known: border, counts: border, what: { decision } };
  });
  return [...received, ...made].sort((a, b) => a.known.last - b.known.last);
}
