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
  const all = [...received, ...made].map((each) => ({ ...each, turn: turnOf(each, receipts) }));
  return all.sort((a, b) => a.knownAt - b.knownAt || a.turn - b.turn);
}

/**
 * Of one instant, at which a rehearsal may stand for long: what was there before and is voided then goes before anything
 * comes, so that one half that goes as the other one comes leaves nothing complete; and what comes, comes before the rest.
 */
function turnOf({ what, knownAt }: Happening, receipts: readonly ReceiptRecord[]): number {
  if ('receipt' in what) return 1;
  const { kind, filing } = what.decision;
  const voided = kind === 'voiding' && receipts.find(({ id }) => id === filing);
  return voided && Date.parse(voided.storedAt) < knownAt ? 0 : 2;
}
