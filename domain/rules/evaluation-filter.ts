import type { ObligationStatus } from '../ledger/state';
import type { EvaluationStatus } from '../ledger/view';
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
