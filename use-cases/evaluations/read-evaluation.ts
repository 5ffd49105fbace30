import type { EvaluationView } from '../../domain/ledger/view';
import { statusAt } from '../../domain/rules/owed-now';
import type { Instant } from '../../domain/time';
import type { EvaluationRow } from '../../store/evaluations';
import { evaluationState, evaluationWorkflowId } from '../../workflows/contract';
import { loadUnit, planNow } from '../campaigns/load-campaign';
import type { Deps } from '../deps';
import { notFound, type Refusal } from '../refusals';

/** How long a query may take before the read model answers instead. */
const PATIENCE_MS = 3000;

/** The evaluation itself, or what it last wrote down, when no worker answers. */
export const READ_FROM = ['live', 'read-model'] as const;

export interface LiveEvaluation {
  source: (typeof READ_FROM)[number];
  /** Plan time. */
  now: Instant;
  evaluation: EvaluationView;
}

/** One unit's whole state, from the evaluation itself where that answers. */
export async function readEvaluation(
  deps: Deps,
  target: { campaign: string; unit: string },
): Promise<LiveEvaluation> {
  const { campaign } = await loadUnit(deps, target);
  const now = planNow(deps, campaign);
  const live = await queryEvaluation(deps, target, now);
  if (live) return { source: 'live', now, evaluation: live };
  const stored = await deps.store.evaluations.get(target);
  if (!stored) throw stillOpening();
  return { source: 'read-model', now, evaluation: { ...atHour(stored, now), timeline: stored.timeline } };
}

/** Of a unit whose evaluation nobody has written down yet. */
export const stillOpening = (): Refusal =>
  notFound({
    en: 'This evaluation does not exist yet: the campaign is still opening.',
    vi: 'Chưa có hồ sơ đánh giá này; đợt đánh giá đang được mở.',
  });

async function queryEvaluation(
  { client, logger }: Deps,
  { campaign, unit }: { campaign: string; unit: string },
  now: Instant,
): Promise<EvaluationView | undefined> {
  try {
    const handle = client.workflow.getHandle(evaluationWorkflowId(campaign, unit));
    return await client.withDeadline(Date.now() + PATIENCE_MS, () => handle.query(evaluationState, { now }));
  } catch (error) {
    logger.debug({ err: error, campaign, unit }, 'answering from the read model');
    return undefined;
  }
}

/** A read model's document as it is meant at an hour, without what is the store's own. */
export function atHour<Row extends EvaluationRow>(row: Row, now: Instant) {
  const { _id, open: _open, ...view } = row;
  const obligations = view.obligations.map((o) => ({ ...o, status: statusAt(o, now) }));
  return { ...view, obligations };
}
