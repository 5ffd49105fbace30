import type { Instant } from '../../domain/time';
import { isOutstanding, isOverdue } from '../../domain/rules/owed-now';
import type { EvaluationRow } from '../../store/evaluations';

/** An evaluation in a list: where it stands and who still owes what. */
export function evaluationLine(
  { unit, status, revision, obligations, nextWakeAt, recognition }: EvaluationRow,
  now: Instant,
) {
  const outstanding = obligations.filter((o) => isOutstanding(o, now));
  return {
    unit,
    status,
    revision,
    outstanding: outstanding.map((o) => ({
      obligation: o.id,
      step: o.step,
      party: o.party,
      name: o.name,
      dueAt: o.dueAt,
      overdue: isOverdue(o, now),
    })),
    nextWakeAt,
    ...(recognition && { recognition }),
  };
}
