import type { ObligationStatus } from '../ledger/state';
import type { EvaluationStatus, EvaluationView, ObligationView } from '../ledger/view';
import type { StepId } from '../plan';
import type { Instant } from '../time';
import { isOverdue, statusAt } from './owed-now';

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
}

/** For those who see no others: the evaluation has one of these obligations, and the filter is meant of them alone. */
export interface Among {
  /** Any unit, if absent. */
  units?: readonly string[];
  /** Any party, if absent. */
  party?: string;
  /** Any party, if absent; else one of these. */
  parties?: readonly string[];
  steps: readonly StepId[];
}

type Filtered = Pick<EvaluationView, 'unit' | 'status'> & {
  obligations: readonly Pick<ObligationView, 'step' | 'party' | 'status' | 'owedSince' | 'dueAt'>[];
};

/** Whether an evaluation is one that a filter means; the store's own query says the same. */
export function isMeant(
  { unit, status, obligations }: Filtered,
  filter: EvaluationFilter,
  among?: Among,
): boolean {
  if (filter.status !== undefined && status !== filter.status) return false;
  if (filter.unitKind !== undefined && unit.kind !== filter.unitKind) return false;
  if (among?.units && !among.units.includes(unit.id)) return false;
  const { now, step, state, overdue, party } = filter;
  const asked = [step, state, overdue, party, among].some((each) => each !== undefined);
  if (!asked) return true;
  return obligations.some(
    (each) =>
      (among === undefined || among.steps.includes(each.step)) &&
      (among?.party === undefined || each.party === among.party) &&
      (among?.parties === undefined || among.parties.includes(each.party)) &&
      (step === undefined || each.step === step) &&
      (party === undefined || each.party === party) &&
      (state === undefined || statusAt(each, now) === state) &&
      (overdue === undefined || isOverdue(each, now) === overdue),
  );
}

/** The same where one of several has to hold; without any, of all. */
export const isMeantAmong = (
  row: Filtered,
  filter: EvaluationFilter,
  among: readonly Among[] | undefined,
): boolean => (among ?? [undefined]).some((each) => isMeant(row, filter, each));
