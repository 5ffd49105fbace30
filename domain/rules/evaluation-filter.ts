import type { ObligationStatus } from '../ledger/state';
import type { EvaluationStatus, ObligationView } from '../ledger/view';
import { isOverdue, statusAt } from './owed-now';
import type { StepId } from '../plan';
import type { Instant } from '../time';

/** Which evaluations of a campaign; everything that is set has to hold, `step` to `party` of one and the same obligation. */
export interface EvaluationFilter {
  campaign: string;
  /** Plan time; what is outstanding or overdue depends on it. */
  now: Instant;
  status?: EvaluationStatus;
  unitKind?: string;
  step?: StepId;
  state?: ObligationStatus;
  /** Outstanding past its due instant. */
  overdue?: boolean;
  /** Id of the owing body. */
  party?: string;
  /** The obligation is one of these, and the evaluation has one: for those who see no other. */
  own?: { party: string; steps: readonly StepId[] };
}

/** Whether a filter asks for anything of an obligation. */
export const asksForObligation = ({ step, state, overdue, party, own }: EvaluationFilter): boolean =>
  [step, state, overdue, party, own].some((asked) => asked !== undefined);

export function matchesObligation(
  obligation: ObligationView,
  { now, step, state, overdue, party, own }: EvaluationFilter,
): boolean {
  if (own && !(obligation.party === own.party && own.steps.includes(obligation.step))) return false;
  if (step !== undefined && obligation.step !== step) return false;
  if (party !== undefined && obligation.party !== party) return false;
  if (state !== undefined && statusAt(obligation, now) !== state) return false;
  return overdue === undefined || isOverdue(obligation, now) === overdue;
}
