import type { DecisionRecord, ReceiptRecord, UnitRecord } from './records';

/** One thing that happened to a unit's dossier. */
export interface Happening {
  /** From then on letters know of it. */
  knownAt: number;
  what: { receipt: ReceiptRecord } | { decision: DecisionRecord };
}

/**
 * Everything that happened, in the order in which it was known. What lay with a clerk, or was signed elsewhere, before
 * the service had it could not be known to any letter: letters of that time are right by what was known then.
 */
export function happeningsOf({ receipts, decisions }: UnitRecord): Happening[] {
  const received = receipts.map(
    (receipt): Happening => ({ knownAt: Date.parse(receipt.storedAt), what: { receipt } }),
  );
  const made = decisions.map(
    (decision): Happening => ({ knownAt: Date.parse(decision.at), what: { decision } }),
  );
  return [...received, ...made].sort((a, b) => a.knownAt - b.knownAt);
}
