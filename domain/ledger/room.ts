import { type LedgerState, type Obligation, obligationId } from './state';

/** Filings of one obligation, with those that are held, and its announcements. */
export const MAX_VERSIONS = 20;

/**
 * Characters of a ledger as JSON. It is handed on whole when an evaluation goes on in a new run, where 256 kB are kept
 * to; the first version of each obligation is always taken.
 */
const MAX_LENGTH = 200_000;

/** Whether an obligation takes one more filing or announcement. */
export function hasRoom(
  state: LedgerState,
  obligation: Obligation,
  what: 'versions' | 'announcements',
): boolean {
  const isHeld = ({ step, party }: { step: Obligation['step']; party: string }) =>
    obligationId(step, party) === obligation.id;
  const held = what === 'versions' ? state.held.filter(isHeld).length : 0;
  const there = obligation[what].length + held;
  return there === 0 || (there < MAX_VERSIONS && isSmall(state));
}

const isSmall = (state: LedgerState): boolean => JSON.stringify(state).length < MAX_LENGTH;
