import type { DecisionRecord, ReceiptRecord, UnitRecord } from './records';

/** One thing that happened to a unit's dossier. */
export interface Happening {
  /** From then on letters know of it. */
  knownAt: number;
  /** From when it counts: of a paper perhaps earlier, from its stamp on. */
  countsFrom: number;
  what: { receipt: ReceiptRecord } | { decision: DecisionRecord };
}

/**
 * Everything that happened, in the order in which it was known. What lay with a clerk, or was signed elsewhere, before
 * the service had it could not be known to any letter: letters of that time are right by what was known then.
 */
export function happeningsOf({ receipts, decisions }: UnitRecord): Happening[] {
  const received = receipts.map((receipt): Happening => {
    const knownAt = Date.parse(receipt.storedAt);
    return { knownAt, countsFrom: Math.min(knownAt, Date.parse(receipt.receivedAt)), what: { receipt } };
  });
  const made = decisions.map((decision): Happening => {
    const at = Date.parse(decision.at);
    return { knownAt: at, countsFrom: at, what: { decision } };
  });
  return [...received, ...made].sort((a, b) => a.knownAt - b.knownAt);
}
