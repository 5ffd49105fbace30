import type { EvaluationFilter } from '../../store/evaluation-filter';
import { afterCursor, page } from '../http/cursor';
import { endpoint, ok } from '../http/endpoint';
import { evaluationLine } from '../present/evaluation';
import { campaignParams, unitParams } from '../schemas/common';
import { type EvaluationsQuery, evaluationsQuery, isEvaluationStatus } from '../schemas/queries';
import { findCampaign, planNow } from '../use-cases/find';
import { readEvaluation } from '../use-cases/read-evaluation';
import { readSynthesisSource } from '../use-cases/synthesis-source';

const filterOf = (
  { step, state, overdue, kind, owes }: EvaluationsQuery,
  rest: Pick<EvaluationFilter, 'campaign' | 'now'>,
): EvaluationFilter => ({
  ...rest,
  ...(step !== undefined && { step }),
  ...(state !== undefined && (isEvaluationStatus(state) ? { status: state } : { state })),
  ...(overdue !== undefined && { overdue }),
  ...(kind !== undefined && { unitKind: kind }),
  // Who owes, not who was ever asked.
  ...(owes !== undefined && { state: 'outstanding' as const, party: owes }),
});

export const evaluationEndpoints = [
  endpoint({
    method: 'get',
    path: '/campaigns/:campaign/evaluations',
    summary: 'Evaluations of a campaign, from the read model',
    pages: true,
    params: campaignParams,
    query: evaluationsQuery,
    async handle({ params, query }, deps) {
      const campaign = await findCampaign(deps, params.campaign);
      const now = planNow(deps, campaign);
      const filter = filterOf(query, { campaign: campaign._id, now });
      const after = afterCursor(query.cursor);
      const found = await deps.store.evaluations.page({ filter, after, limit: query.limit });
      return ok({
        now,
        ...page(
          found.evaluations.map((row) => evaluationLine(row, now)),
          found.next,
        ),
      });
    },
  }),
  endpoint({
    method: 'get',
    path: '/campaigns/:campaign/evaluations/:unit',
    summary: 'One evaluation with everything in it, live where it answers',
    params: unitParams,
    handle: async ({ params }, deps) => ok(await readEvaluation(deps, params)),
  }),
  endpoint({
    method: 'get',
    path: '/campaigns/:campaign/evaluations/:unit/synthesis',
    summary: 'What a synthesis of this unit would be made from',
    params: unitParams,
    handle: async ({ params }, deps) => ok(await readSynthesisSource(deps, params)),
  }),
];
