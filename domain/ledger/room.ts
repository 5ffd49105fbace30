import type { Notice } from './notices';
import { type LedgerState, type Obligation, obligationId } from './state';

/** Filings of one obligation, with those that are held, and its announcements. */
export const MAX_VERSIONS = 20;

/**
 * Characters, as JSON, of a ledger and of what the store was not told. All of it is handed on when an evaluation goes on in a
 * new run, where 256 kB are kept to; the first version of each obligation is always taken.
 */
const MAX_LENGTH = 200_000;

/** Whether an obligation takes one more filing or announcement. */
export function hasRoom(
  { state, untold }: { state: LedgerState; untold: readonly Notice[] },
  obligation: Obligation,
  what: 'versions' | 'announcements',
): boolean {
  const isHeld = ({ step, party }: { step: Obligation['step']; party: string }) =>
    obligationId(step, party) === obligation.id;
  const held = what === 'versions' ? state.held.filter(isHeld).length : 0;
  const there = obligation[what].length + held;
  return there === 0 || (there < MAX_VERSIONS && lengthOf(state) + lengthOf(untold) < MAX_LENGTH);
}

const lengthOf = (kept: unknown): number => JSON.stringify(kept).length;
