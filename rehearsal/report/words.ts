import type { NoticeKind } from '../../domain/ledger/notices';
import type { StepId } from '../../domain/plan';
import type { Difference } from '../checker/findings';
import type { Happened } from './happened';
import type { Names } from './names';

/** Everything that a rehearsal says, in one language; names, levels and days are the plan's in both. */
export interface Words {
  /** In tables. */
  steps: Record<StepId, string>;
  table: TableWords;
  lines: LineWords;
  report: ReportWords;
  finding: (difference: Difference, names: Names) => string;
}

export interface TableWords {
  step: string;
  /** Due, filed, on the day, late, missing, overdue. */
  columns: readonly [string, string, string, string, string, string];
  head: (of: { campaign: string; at: string; isPaused: boolean }) => string;
  letters: (by: { sent: number; waiting: number; withdrawn: number; failed: number }) => string;
  /** Of one step, within a line. */
  progress: (of: { step: string; filed: number; expected: number; late: number }) => string;
}

/** What is said while it goes. */
export interface LineWords {
  usingService: (url: string) => string;
  startingService: string;
  opened: (of: { campaign: string; units: number }) => string;
  /** What keys do at a terminal. */
  keys: string;
  /** The clock has stood for so long, and nobody paused it. */
  waits: (seconds: number) => string;
  cancelling: (campaign: string) => string;
  notCancelled: string;
  keysNotRevoked: string;
  reportFile: string;
}

export interface ReportWords {
  title: (of: { campaign: string; plan: string; register: string; seed: number }) => string;
  units: string;
  notRecognised: string;
  late: Record<'on-the-day' | 'late' | 'never', (step: string) => string>;
  letters: string;
  byKind: string;
  byPerson: (people: number) => string;
  kinds: Record<NoticeKind, string>;
  counts: string;
  /** Figures that are the same whenever the same rehearsal is made. */
  figures: (of: Figures) => [number, string][];
  check: string;
  right: string;
  wrong: (differences: number) => string;
  /** What «wrong» means, and who can do something about it. */
  whomToAsk: string;
  more: (differences: number) => string;
  lost: (unit: string) => string;
  repetitionsDiffer: (times: number) => string;
  /** What differs from one rehearsal to the next. */
  real: string;
  took: (seconds: number) => string;
  possibleDuplicates: (letters: number) => string;
  mailbox: string;
}

export interface Figures {
  homeAffairs: string;
  letters: number;
  sent: number;
  withdrawn: number;
  failed: number;
  itemsTold: number;
  newsTold: number;
  released: number;
  unreleasedTold: number;
  deliveries: number;
  repeated: number;
  signed: number;
  standings: number;
  happened: Happened;
}
