import { isReturnStep } from '../ledger/returns';
import type { ObligationStatus } from '../ledger/state';
import type { ObligationView } from '../ledger/view';
import { type Plan, STEP_IDS, type StepId } from '../plan';
import { earliest, type Instant } from '../time';
import { isOverdue, statusAt } from './owed-now';
import { workingDaysLeft } from './task';

/** Where one step of one evaluation stands, in figures: `expected` is the sum of the five that follow it. */
export interface StepCell {
  step: StepId;
  expected: number;
  /** All that the owing body was asked for is in. */
  complete: number;
  outstanding: number;
  /** Steps 4 and 5, while what goes before them is not there. */
  notOwedYet: number;
  waived: number;
  /** Not complete when the dossier was frozen, or the evaluation ended. */
  neverCame: number;
  /** What came first: of step 1 the reviews, announced or not; of steps 4 and 5 what was sent up. */
  filed: number;
  /** Step 1: the reviews that were announced. */
  announced?: number;
  /** Steps 4 and 5: what has come back from above. */
  returned?: number;
  /** Steps 4 and 5: the deadline is past, and the answer from above has not come. */
  awaitedOverdue?: number;
  /** Of the complete ones: on D itself, and later; and of the latest, by how many working days. */
  onTheDay: number;
  late: number;
  lateWorkingDays: number;
  /** Of the outstanding ones; and of the longest, for how many working days. */
  overdue: number;
  overdueWorkingDays: number;
  /** Of the complete ones: papers whose contents are still to be entered. */
  contentAwaited: number;
  /** The first letter that is still to come. */
  nextLetterAt?: Instant;
}

/** What of an obligation its cell is made from. */
export type CellObligation = Pick<
  ObligationView,
  | 'step'
  | 'status'
  | 'owedSince'
  | 'dueAt'
  | 'timeliness'
  | 'lateWorkingDays'
  | 'nextLetterAt'
  | 'announcedAt'
  | 'missing'
  | 'returned'
>;

interface Asked {
  plan: Pick<Plan, 'reading' | 'timeZone' | 'calendar'>;
  now: Instant;
}

/** How many working days something has been overdue, as letters count them; 0 on D itself. */
export type OverdueDays = (obligation: Pick<ObligationView, 'dueAt' | 'owedSince'>) => number;

/** Many obligations share few deadlines, so that each is counted once. */
export function overdueDaysIn({ plan, now }: Asked): OverdueDays {
  const known = new Map<string, number>();
  return (obligation) => {
    const { dueAt, owedSince } = obligation;
    // Nothing but what became owed after its deadline has another first day.
    const key = owedSince !== undefined && owedSince >= dueAt ? `${dueAt} ${owedSince}` : dueAt;
    const days = known.get(key) ?? Math.max(0, -workingDaysLeft({ plan, obligation, now }));
    known.set(key, days);
    return days;
  };
}

/** The cells of an evaluation, in the plan's order. Many are made of one campaign, at one instant. */
export function cellsIn(asked: Asked): (obligations: readonly CellObligation[]) => StepCell[] {
  const overdueDays = overdueDaysIn(asked);
  return (obligations) =>
    STEP_IDS.map((step) => {
      const cell = emptyCell(step);
      for (const each of obligations) if (each.step === step) add(cell, each, asked.now, overdueDays);
      return cell;
    });
}

const emptyCell = (step: StepId): StepCell => ({
  step,
  expected: 0,
  complete: 0,
  outstanding: 0,
  notOwedYet: 0,
  waived: 0,
  neverCame: 0,
  filed: 0,
  ...(step === 'agency-review' && { announced: 0 }),
  ...(isReturnStep(step) && { returned: 0, awaitedOverdue: 0 }),
  onTheDay: 0,
  late: 0,
  lateWorkingDays: 0,
  overdue: 0,
  overdueWorkingDays: 0,
  contentAwaited: 0,
});

/** Where an obligation of a status is counted. */
const COLUMN_OF = {
  waived: 'waived',
  'not-owed-yet': 'notOwedYet',
  outstanding: 'outstanding',
  ended: 'neverCame',
  done: 'complete',
  submitted: 'complete',
  'content-awaited': 'complete',
} as const satisfies Record<ObligationStatus, keyof StepCell>;

function add(cell: StepCell, obligation: CellObligation, now: Instant, overdueDays: OverdueDays): void {
  const { nextLetterAt } = obligation;
  const status = statusAt(obligation, now);
  const column = COLUMN_OF[status];
  cell.expected += 1;
  cell[column] += 1;
  if (nextLetterAt !== undefined) {
    cell.nextLetterAt = earliest([cell.nextLetterAt ?? nextLetterAt, nextLetterAt]) as Instant;
  }
  addReturn(cell, obligation, now);
  if (status === 'content-awaited') cell.contentAwaited += 1;
  if (column === 'complete') addComplete(cell, obligation);
  else if (column === 'outstanding' || column === 'neverCame') addHalves(cell, obligation);
  if (status !== 'outstanding' || !isOverdue(obligation, now)) return;
  cell.overdue += 1;
  cell.overdueWorkingDays = Math.max(cell.overdueWorkingDays, overdueDays(obligation));
}

/** Of what is not complete one half may be there. Of steps 4 and 5 nothing is told in halves. */
function addHalves(cell: StepCell, { step, missing = [] }: CellObligation): void {
  if (isReturnStep(step)) return;
  if (!missing.includes('filing')) cell.filed += 1;
  if (cell.announced !== undefined && !missing.includes('announcement')) cell.announced += 1;
}

function addComplete(cell: StepCell, { timeliness, lateWorkingDays = 0 }: CellObligation): void {
  cell.filed += 1;
  if (cell.announced !== undefined) cell.announced += 1;
  if (timeliness === 'on-the-day') cell.onTheDay += 1;
  if (timeliness !== 'late') return;
  cell.late += 1;
  cell.lateWorkingDays = Math.max(cell.lateWorkingDays, lateWorkingDays);
}

function addReturn(cell: StepCell, obligation: CellObligation, now: Instant): void {
  if (cell.returned === undefined || cell.awaitedOverdue === undefined) return;
  if (obligation.returned) cell.returned += 1;
  else if (isOverdue(obligation, now)) cell.awaitedOverdue += 1;
}
