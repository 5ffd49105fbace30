import type { Edit } from '../../fixtures/plan-files';

/** A plan that is edited wrongly, with what is told of it. */
export interface PlanFault {
  fault: string;
  edits: Edit[];
  field: string;
  rule: string;
  /** A text of the edited file that stands on the line of the fault. */
  on: string;
  message?: RegExp;
  /** The only other fields of which a fault is told. */
  also?: string[];
}
