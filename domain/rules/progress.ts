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
  private readonly steps = new Map(
    STEP_IDS.map((step) => [step, { total: none(), byKind: new Map<string, Counts>() }]),
  );

  constructor(private readonly now: Instant) {}

  add({ unit, obligations }: Pick<EvaluationView, 'unit' | 'obligations'>): void {
    for (const obligation of obligations) {
      const { total, byKind } = this.of(obligation.step);
      const ofKind = byKind.get(unit.kind) ?? none();
      byKind.set(unit.kind, ofKind);
      const column = columnOf(obligation, this.now);
      for (const counts of [total, ofKind]) {
        counts.expected += 1;
        counts[column] += 1;
        if (isOverdue(obligation, this.now)) counts.overdue += 1;
      }
    }
  }

  /** In the plan's order. */
  get result(): StepProgress[] {
    return STEP_IDS.map((step) => {
      const { total, byKind } = this.of(step);
      return { step, ...total, byKind: Object.fromEntries(byKind) };
    });
  }

  private of(step: StepId): { total: Counts; byKind: Map<string, Counts> } {
    return this.steps.get(step) as { total: Counts; byKind: Map<string, Counts> };
  }
}
