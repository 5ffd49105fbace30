import type { z } from 'zod';
import type { ParkedDocument } from '../../store/documents/sender';
import { loadCampaign } from '../../use-cases/campaigns/load-campaign';
import { assignParked, dismissParked, findParked } from '../../use-cases/filings/decide-parked';
import { endpoint, ok } from '../http/endpoint';
import { campaignParams } from '../http/request-fields';
import { fateAnswer } from '../senders/fate';
import { assignBody, dismissBody, parkedParams, parkedQuery } from './request';
import { parkedAnswer, parkedLine, parkedLineAnswer, parkedListAnswer, wholeParked } from './response';

const PATH = '/campaigns/:campaign/parked';

/** What is begun and not done is still to be decided. */
const STATES: Record<z.output<typeof parkedQuery>['state'], ParkedDocument['state'][]> = {
  parked: ['parked', 'assigning'],
  assigned: ['assigned'],
  dismissed: ['dismissed'],
  all: ['parked', 'assigning', 'assigned', 'dismissed'],
};

const keyOf = ({ filing: id, ...key }: z.output<typeof parkedParams>) => ({ ...key, id });

export const parkedEndpoints = [
  endpoint({
    operation: 'listParked',
    method: 'get',
    path: PATH,
    summary: 'Filings from other systems that name an unknown unit or reviewer, without contents',
    params: campaignParams,
    query: parkedQuery,
    answers: { 200: parkedListAnswer },
    async handle({ params, query }, deps) {
      const { _id: campaign } = await loadCampaign(deps, params.campaign);
      const parked = await deps.store.parked.list({ campaign, states: STATES[query.state] });
      return ok({ items: parked.map(parkedLine) });
    },
  }),
  endpoint({
    operation: 'getParked',
    method: 'get',
    path: `${PATH}/:sender/:filing`,
    summary: 'One parked filing with its content',
    params: parkedParams,
    answers: { 200: parkedAnswer },
    handle: async ({ params }, deps) => ok(wholeParked(await findParked(deps, keyOf(params)))),
  }),
  endpoint({
    operation: 'assignParked',
    method: 'post',
    path: `${PATH}/:sender/:filing/assign`,
    summary: 'Assigns a parked filing to a unit and a reviewer; it counts from its first receipt',
    params: parkedParams,
    body: assignBody,
    answers: { 200: fateAnswer },
    problems: [409],
    handle: async ({ params, body, actor }, deps) =>
      ok(await assignParked(deps, { key: keyOf(params), ...body, actor })),
  }),
  endpoint({
    operation: 'dismissParked',
    method: 'post',
    path: `${PATH}/:sender/:filing/dismiss`,
    summary: 'Dismisses a parked filing for a reason that the sender can read',
    params: parkedParams,
    body: dismissBody,
    answers: { 200: parkedLineAnswer },
    problems: [409],
    handle: async ({ params, body, actor }, deps) =>
      ok(parkedLine(await dismissParked(deps, { key: keyOf(params), ...body, actor }))),
  }),
];
