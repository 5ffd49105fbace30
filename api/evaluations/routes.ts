import { dayOf } from '../../domain/calendar';
import { cellsIn, overdueDaysIn } from '../../domain/rules/cells';
import { type EvaluationFilter, isMeantBy } from '../../domain/rules/evaluation-filter';
import { loadCampaign, planNow } from '../../use-cases/campaigns/load-campaign';
import { readEvaluation } from '../../use-cases/evaluations/read-evaluation';
import { listSynthesisSources, readSynthesisSource } from '../../use-cases/evaluations/read-synthesis-source';
import { withLetters } from '../../use-cases/evaluations/timeline-letters';
import { type Found, findChanged } from '../../use-cases/standings/find-changed';
import { findStandings } from '../../use-cases/standings/find-standings';
import { seesAll, tagFor } from '../access/grants';
import { ROWS } from '../access/rows';
import { type Seal, sealIn } from '../http/cursor';
import { type Asked, endpoint, ok } from '../http/endpoint';
import { etagOf } from '../http/precondition';
import { campaignParams, unitParams } from '../http/request-fields';
import { type EvaluationsQuery, evaluationsQuery, isEvaluationStatus, synthesisQuery } from './request';
import {
  evaluationAnswer,
  evaluationInCells,
  evaluationLine,
  evaluationsAnswer,
  owingIn,
  synthesisSourceAnswer,
  synthesisSourcesAnswer,
  wholeEvaluation,
} from './response';

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

/** Undefined for what was sealed for another list, and for what we never gave: the list is read from its beginning then. */
function sinceOf({ open }: Seal, { changedSince }: EvaluationsQuery): Date | undefined {
  const opened = changedSince === undefined ? undefined : open(changedSince);
  return opened && 'text' in opened ? new Date(Number(opened.text)) : undefined;
}

const toldOf = ({ seal }: Seal, { asOf, gone }: Found) => ({
  ...(asOf && { asOf: seal(String(asOf.getTime())) }),
  ...(gone && { gone }),
});

/** Each way with what a filter means of the rows that it selects; with one that selects all of them, all are asked for. */
function waysOf({ grants }: Pick<Asked, 'grants'>, filter: EvaluationFilter) {
  const ways = grants.map((grant) => {
    const among = grant.rows === undefined ? undefined : ROWS[grant.rows].among(grant);
    return { grant, among, isMeant: isMeantBy(filter, among && [among]) };
  });
  const among = ways.flatMap((way) => way.among ?? []);
  return { ways, among: among.length < ways.length ? undefined : among };
}

export const evaluationEndpoints = [
  endpoint({
    operation: 'listEvaluations',
    method: 'get',
    path: '/campaigns/:campaign/evaluations',
    summary: 'Evaluations of a campaign, from the read model',
    pages: true,
    params: campaignParams,
    query: evaluationsQuery,
    answers: { 200: evaluationsAnswer },
    async handle({ params, query, place, ...given }, deps) {
      const campaign = await loadCampaign(deps, params.campaign);
      const now = planNow(deps, campaign);
      const filter = filterOf(query, { campaign: campaign._id, now });
      const { ways, among } = waysOf(given, filter);
      const { after } = place;
      const asked = { filter, among, limit: query.limit };
      // What the days change is not written: on another one all is to be read again, as it is for somebody who sees other rows.
      const day = dayOf({ at: now, timeZone: campaign.plan.timeZone });
      const seal = sealIn({ ...filter, now: day, among });
      const found: Found =
        query.cells && after === ''
          ? await findChanged(deps.store.evaluations, { ...asked, since: sinceOf(seal, query) })
          : await findStandings(deps.store.evaluations, { ...asked, after });
      // Not what a row has, but what the filter has found through a way, is that way's to show.
      const through = found.evaluations.map((row) =>
        ways.filter(({ isMeant }) => isMeant(row)).map(({ grant }) => grant),
      );
      const asOf = { plan: campaign.plan, now };
      if (query.cells) {
        const cellsOf = cellsIn(asOf);
        const lines = found.evaluations.map((row) => evaluationInCells(row, cellsOf));
        const owing = owingIn(found.evaluations, now);
        return { ...ok({ now, owing, ...toldOf(seal, found), ...place.page(lines, found.next) }), through };
      }
      const overdueDays = overdueDaysIn(asOf);
      const lines = found.evaluations.map((row) => evaluationLine(row, now, overdueDays));
      return { ...ok({ now, ...place.page(lines, found.next) }), through };
    },
  }),
  endpoint({
    operation: 'getEvaluation',
    method: 'get',
    path: '/campaigns/:campaign/evaluations/:unit',
    summary: 'One evaluation in full, live where its workflow answers',
    params: unitParams,
    answers: { 200: evaluationAnswer },
    async handle({ params, grants }, deps) {
      const found = await readEvaluation(deps, params);
      // Asked for only where it is seen.
      const { timeline } = found.evaluation;
      const told = seesAll(grants) ? await withLetters(deps, { ...params, timeline }) : timeline;
      // The revision counts everything that came in, so it is not for those who see only a part of it.
      return ok(wholeEvaluation(found, told), tagFor(grants, etagOf(found.evaluation.revision)));
    },
  }),
  endpoint({
    operation: 'listSynthesisSources',
    method: 'get',
    path: '/campaigns/:campaign/synthesis',
    summary: 'Material for the syntheses of many units: levels, missing filings, waivers',
    pages: true,
    params: campaignParams,
    query: synthesisQuery,
    answers: { 200: synthesisSourcesAnswer },
    async handle({ params, query: { kind, limit }, place: { after, page } }, deps) {
      const { now, sources, next } = await listSynthesisSources(deps, {
        ...params,
        unitKind: kind,
        after,
        limit,
      });
      return ok({ now, ...page(sources, next) });
    },
  }),
  endpoint({
    operation: 'getSynthesisSource',
    method: 'get',
    path: '/campaigns/:campaign/evaluations/:unit/synthesis',
    summary: 'Material for the synthesis of this unit',
    params: unitParams,
    answers: { 200: synthesisSourceAnswer },
    handle: async ({ params }, deps) => ok(await readSynthesisSource(deps, params)),
  }),
];
