import { instantAt, nextWorkingTime, nthWorkingDay } from '../calendar';
import { overdueFromOf } from '../rules/overdue-from';
import type { EvaluationSpec, Stage } from '../schedule';
import { type Instant, justBefore, latest } from '../time';
import { type LedgerState, type Obligation, owedSince, statusOf } from './state';

/** The stages that an obligation still has to go through while it stays outstanding, ascending. */
export function stagesAhead(spec: EvaluationSpec, state: LedgerState, obligation: Obligation): Stage[] {
  if (statusOf(spec, state, obligation) !== 'outstanding') return [];
  const since = owedSince(spec, state, obligation) as Instant;
  const stages = ownStages(spec, state, obligation, since) ?? spec.steps[obligation.step].stages;
  return stages.filter((stage) => stage.at > state.settledThrough && stage.at >= since);
}

/**
 * The stages of what became owed once its deadline was past, which the plan's own dates would ask of nobody, or too
 * early: once at the next letter time, and then on the plan's overdue days, counted from when it became owed.
 */
function ownStages(
  spec: EvaluationSpec,
  { settledThrough }: LedgerState,
  { step, lastStageAt }: Obligation,
  since: Instant,
): Stage[] | undefined {
  const { timeZone, calendar, letterTime: time } = spec;
  const { dueAt, reminds, overdueDays } = spec.steps[step];
  const overdueFrom = overdueFromOf({ owedSince: since, dueAt, timeZone, calendar });
  if (overdueFrom === undefined || time === undefined || overdueDays === undefined) return undefined;
  const stages = overdueDays.map(({ day, to }): Stage => {
    const date = nthWorkingDay({ from: overdueFrom, n: day, direction: 1, calendar });
    return { kind: 'overdue', day, overdueFrom, at: instantAt({ date, time, timeZone }), to };
  });
  // Letters of the very instant of the opening are still to be made; those of a later fact's instant may be under way.
  const isOwedFromOpening = since === spec.openedAt;
  if (lastStageAt === undefined || (lastStageAt <= since && !isOwedFromOpening)) {
    // Evaluations settle an instant some minutes ahead of it: what becomes owed in between is asked at the next one.
    const after = latest([isOwedFromOpening ? justBefore(since) : since, settledThrough]) as Instant;
    const at = nextWorkingTime({ after, time, timeZone, calendar });
    stages.unshift({ kind: 'overdue', day: 0, overdueFrom, at, to: reminds });
  }
  return stages.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}
