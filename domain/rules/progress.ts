import { halfOf } from '../ledger/notices';
import { isReturnStep } from '../ledger/returns';
import type { ObligationStatus } from '../ledger/state';
import type { EvaluationView, ObligationView } from '../ledger/view';
import { STEP_IDS, type StepId } from '../plan';
import type { Instant } from '../time';
import { isOverdue, statusAt } from './owed-now';

/** As much of an obligation as counting takes. */
export type Countable = Pick<
  ObligationView,
  'step' | 'status' | 'owedSince' | 'dueAt' | 'timeliness' | 'missing' | 'returned'
>;

/** Where the obligations of one step stand; `expected` is the sum of the others, but that `overdue` are outstanding. */
export interface Counts {
  expected: number;
  onTime: number;
  onTheDay: number;
  late: number;
  outstanding: number;
  /** Of the outstanding ones. */
  overdue: number;
  /** Of the outstanding ones: one half of step 1 is there, the other is missing. */
  halfOutstanding: number;
  /** Received on paper, of the three above: the contents are still to be entered. */
  contentAwaited: number;
  /** Steps 4 and 5, while what goes before them is not there. */
  notOwedYet: number;
  waived: number;
  /** Nothing had come when the dossier was frozen, or the evaluation ended. */
  neverCame: number;
  /** By then one half of step 1 had come, and the other had not. */
  halfCame: number;
  /** Steps 4 and 5: what comes back from above, by the same deadline. */
  returns?: ReturnCounts;
}

/** Of remarks and recognitions; `expected` is the sum of the others, but that `overdue` are awaited. */
export interface ReturnCounts {
  expected: number;
  onTime: number;
  onTheDay: number;
  late: number;
  awaited: number;
  overdue: number;
  /** The evaluation ended without. */
  neverCame: number;
}

export interface StepProgress extends Counts {
  step: StepId;
  byKind: Record<string, Counts>;
}

const none = (step: StepId): Counts => ({
  expected: 0,
  onTime: 0,
  onTheDay: 0,
  late: 0,
  outstanding: 0,
  overdue: 0,
  halfOutstanding: 0,
  contentAwaited: 0,
  notOwedYet: 0,
  waived: 0,
  neverCame: 0,
  halfCame: 0,
  ...(isReturnStep(step) && { returns: noReturns() }),
});

const noReturns = (): ReturnCounts => ({
  expected: 0,
  onTime: 0,
  onTheDay: 0,
  late: 0,
  awaited: 0,
  overdue: 0,
  neverCame: 0,
});

/** The sum of two of one step, column by column. */
export function addCounts({ returns: ofA, ...a }: Counts, { returns: ofB, ...b }: Counts): Counts {
  return { ...addColumns(a, b), ...(ofA && ofB && { returns: addColumns(ofA, ofB) }) };
}

function addColumns<Columns extends object>(a: Columns, b: Columns): Columns {
  const values = new Map<string, number>(Object.entries(b));
  const sums = Object.entries(a).map(([name, count]) => [name, (count as number) + (values.get(name) ?? 0)]);
  return Object.fromEntries(sums) as Columns;
}

const FILED = { 'on-time': 'onTime', 'on-the-day': 'onTheDay', late: 'late' } as const;

type Column = Exclude<
  keyof Counts,
  'expected' | 'overdue' | 'halfOutstanding' | 'contentAwaited' | 'returns'
>;

const isHalf = ({ step, missing }: Countable): boolean => halfOf(step, missing ?? []) !== undefined;

function columnOf(obligation: Countable, status: ObligationStatus): Column {
  switch (status) {
    case 'waived':
      return 'waived';
    case 'done':
    case 'submitted':
    case 'content-awaited':
      return FILED[obligation.timeliness ?? 'on-time'];
    case 'ended':
      return isHalf(obligation) ? 'halfCame' : 'neverCame';
    case 'not-owed-yet':
      return 'notOwedYet';
    case 'outstanding':
      return 'outstanding';
  }
}

function addTo(counts: Counts, obligation: Countable, now: Instant): void {
  const status = statusAt(obligation, now);
  counts.expected += 1;
  counts[columnOf(obligation, status)] += 1;
  if (status === 'outstanding' && isOverdue(obligation, now)) counts.overdue += 1;
  if (status === 'outstanding' && isHalf(obligation)) counts.halfOutstanding += 1;
  if (status === 'content-awaited') counts.contentAwaited += 1;
  if (counts.returns) addReturn(counts.returns, obligation, now);
}

function addReturn(counts: ReturnCounts, obligation: Countable, now: Instant): void {
  const { returned, status } = obligation;
  counts.expected += 1;
  if (returned) counts[FILED[returned.timeliness]] += 1;
  else if (status === 'ended') counts.neverCame += 1;
  else {
    counts.awaited += 1;
    if (isOverdue(obligation, now)) counts.overdue += 1;
  }
}

/** Counts obligations of a campaign as they are read, one evaluation after the other. */
export class ProgressCount {
  private readonly steps = new Map<StepId, { total: Counts; byKind: Map<string, Counts> }>(
    STEP_IDS.map((step) => [step, { total: none(step), byKind: new Map() }]),
  );

  private readonly units = new Map<StepId, Map<string, number>>(STEP_IDS.map((step) => [step, new Map()]));

  constructor(private readonly now: Instant) {}

  add({ unit, obligations }: Pick<EvaluationView, 'unit'> & { obligations: readonly Countable[] }): void {
    for (const step of new Set(obligations.map((each) => each.step))) {
      const units = this.unitsIn(step);
      units.set(unit.kind, (units.get(unit.kind) ?? 0) + 1);
    }
    for (const obligation of obligations) {
      const counted = this.steps.get(obligation.step);
      if (!counted) continue;
      const ofKind = counted.byKind.get(unit.kind) ?? none(obligation.step);
      counted.byKind.set(unit.kind, ofKind);
      addTo(counted.total, obligation, this.now);
      addTo(ofKind, obligation, this.now);
    }
  }

  /** How many units of each kind owe something in a step, or have it done for them. */
  unitsIn(step: StepId): Map<string, number> {
    return this.units.get(step) as Map<string, number>;
  }

  /** In the plan's order. */
  get result(): StepProgress[] {
    return [...this.steps].map(([step, { total, byKind }]) => ({
      step,
      ...total,
      byKind: Object.fromEntries(byKind),
    }));
  }
}
