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

/** Tells which evaluations a filter means; with several `among`, one of them has to hold. */
export function isMeantBy(
  filter: EvaluationFilter,
  among: readonly Among[] | undefined,
): (row: Filtered) => boolean {
  const ways = (among ?? [undefined]).map((each) => isMeantAmong(filter, each));
  return (row) => ways.some((isMeant) => isMeant(row));
}

function isMeantAmong(filter: EvaluationFilter, among: Among | undefined): (row: Filtered) => boolean {
  const { now, status, unitKind, step, state, overdue, party } = filter;
  // Somebody may be in charge of thousands.
  const [units, parties, steps] = [setOf(among?.units), setOf(among?.parties), setOf(among?.steps)];
  const isAnyObligation = [step, state, overdue, party, among].every((each) => each === undefined);
  return (row) =>
    (status === undefined || row.status === status) &&
    (unitKind === undefined || row.unit.kind === unitKind) &&
    (units === undefined || units.has(row.unit.id)) &&
    (isAnyObligation ||
      row.obligations.some(
        (each) =>
          (steps === undefined || steps.has(each.step)) &&
          (among?.party === undefined || each.party === among.party) &&
          (parties === undefined || parties.has(each.party)) &&
          (step === undefined || each.step === step) &&
          (party === undefined || each.party === party) &&
          (state === undefined || statusAt(each, now) === state) &&
          (overdue === undefined || isOverdue(each, now) === overdue),
      ));
}

const setOf = <Each>(some: readonly Each[] | undefined): ReadonlySet<Each> | undefined =>
  some && new Set(some);
