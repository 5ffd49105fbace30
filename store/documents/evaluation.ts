import type { WorkflowKind } from '../../domain/campaign';
import type { LedgerState } from '../../domain/ledger/state';
import type { EvaluationView } from '../../domain/ledger/view';
import type { Instant } from '../../domain/time';

/** `evaluations`: the read model, written by each evaluation's projector alone. */
export interface EvaluationDocument extends EvaluationView {
  /** `<campaign>/<unit>`. */
  _id: string;
  /** Not recognised or cancelled. */
  open: boolean;
  /** To go on from after a reopening of a closed evaluation; absent until the first projection. */
  ledger?: LedgerState;
  /** When it was written last, by the store's own clock; absent in what is older than this field. */
  writtenAt?: Date;
}

/** `ends`: a run of a workflow that ended and should not have. Instants are real time. */
export interface EndDocument {
  /** `<workflow id>#<run id>`. */
  _id: string;
  workflowId: string;
  campaign: string;
  what: WorkflowKind;
  /** Of an evaluation. */
  unit?: string;
  /** As Temporal has it, such as `TERMINATED`; `UNKNOWN` where it has forgotten the run. */
  endedAs: string;
  noticedAt: Instant;
  /** Null until it is started again. */
  restartedAt: Instant | null;
}
