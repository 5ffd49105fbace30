import type { RegisterFile } from '../../../config/register/load-register';
import type { Edit } from '../../fixtures/plan-files';

/** A register that is edited wrongly, with what is told of it. */
export interface RegisterFault {
  fault: string;
  edits: Partial<Record<RegisterFile, Edit[]>>;
  file: RegisterFile;
  /** A text of the edited file that stands in the row of the fault; none where a whole file is meant. */
  on?: string;
  field: string;
  rule: string;
  message?: RegExp;
}

/** A file without one of its rows. */
export const removed = (row: string): Edit => ({ from: `${row}\n`, to: '' });
