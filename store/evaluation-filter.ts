import type { ObligationStatus } from '../domain/ledger/state';
import type { EvaluationStatus, ObligationView } from '../domain/ledger/view';
import type { StepId } from '../domain/plan';
import type { Instant } from '../domain/time';

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

/** An obligation's status at an instant: what the read model calls outstanding is owed only from `owedSince` on. */
export const statusAt = ({ status, owedSince }: ObligationView, now: Instant): ObligationStatus =>
  status === 'outstanding' && (owedSince === undefined || now < owedSince) ? 'not-owed-yet' : status;

export const isOutstanding = (obligation: ObligationView, now: Instant): boolean =>
  statusAt(obligation, now) === 'outstanding';

export const isOverdue = (obligation: ObligationView, now: Instant): boolean =>
  isOutstanding(obligation, now) && obligation.dueAt <= now;

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
