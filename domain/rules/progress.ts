import type { EvaluationView, ObligationView } from '../ledger/view';
import { STEP_IDS, type StepId } from '../plan';
import type { Instant } from '../time';
import { isOverdue, statusAt } from './owed-now';

/** Where the obligations of one step stand; `expected` is the sum of the others, but that `overdue` are outstanding. */
export interface Counts {
  expected: number;
  onTime: number;
  onTheDay: number;
  late: number;
  outstanding: number;
  /** Of the outstanding ones. */
  overdue: number;
  /** Steps 4 and 5, while what goes before them is not there. */
  notOwedYet: number;
  waived: number;
  /** Nothing had come when the dossier was frozen, or the evaluation ended. */
  neverCame: number;
}

export interface StepProgress extends Counts {
  step: StepId;
  byKind: Record<string, Counts>;
}

const none = (): Counts => ({
  expected: 0,
  onTime: 0,
  onTheDay: 0,
  late: 0,
  outstanding: 0,
  overdue: 0,
  notOwedYet: 0,
  waived: 0,
  neverCame: 0,
});

export const addCounts = (a: Counts, b: Counts): Counts => {
  const sum = none();
  for (const column of Object.keys(sum) as (keyof Counts)[]) sum[column] = a[column] + b[column];
  return sum;
};

const FILED = { 'on-time': 'onTime', 'on-the-day': 'onTheDay', late: 'late' } as const;

function columnOf(obligation: ObligationView, now: Instant): Exclude<keyof Counts, 'expected' | 'overdue'> {
  const status = statusAt(obligation, now);
  switch (status) {
    case 'waived':
      return 'waived';
    case 'done':
    case 'submitted':
      return FILED[obligation.timeliness ?? 'on-time'];
    case 'ended':
      return 'neverCame';
    case 'not-owed-yet':
      return 'notOwedYet';
    case 'outstanding':
      return 'outstanding';
  }
}

/** Counts obligations of a campaign as they are read, one evaluation after the other. */
export class ProgressCount {
  private readonly steps = new Map<StepId, StepProgress>(
    STEP_IDS.map((step) => [step, { step, ...none(), byKind: {} }]),
  );

  private readonly units = new Map<StepId, Map<string, number>>(STEP_IDS.map((step) => [step, new Map()]));

  constructor(private readonly now: Instant) {}

  add({ unit, obligations }: Pick<EvaluationView, 'unit' | 'obligations'>): void {
    for (const step of new Set(obligations.map((each) => each.step))) {
      const units = this.unitsIn(step);
      units.set(unit.kind, (units.get(unit.kind) ?? 0) + 1);
    }
    for (const obligation of obligations) {
      const step = this.steps.get(obligation.step) as StepProgress;
      step.byKind[unit.kind] ??= none();
      const column = columnOf(obligation, this.now);
      for (const counts of [step, step.byKind[unit.kind] as Counts]) {
        counts.expected += 1;
        counts[column] += 1;
        if (isOverdue(obligation, this.now)) counts.overdue += 1;
      }
    }
  }

  /** How many units of each kind owe something in a step, or have it done for them. */
  unitsIn(step: StepId): Map<string, number> {
    return this.units.get(step) as Map<string, number>;
  }

  /** In the plan's order. */
  get result(): StepProgress[] {
    return [...this.steps.values()];
  }
}
