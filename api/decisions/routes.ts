import { decisionFate, documentResult } from './response';
import { endpoint } from '../http/endpoint';
import { answerDecision, answerDocument } from './present';
import { campaignParams, unitParams } from '../http/request-fields';
import { documentBody } from './request';
import { reopeningBody, waiverBody } from '../filings/request';
import { reopen, waive } from '../../use-cases/decisions/decide-on-unit';
import { submitDocument } from '../../use-cases/decisions/submit-document';

export const decisionEndpoints = [
  endpoint({
    operation: 'submitDocument',
    method: 'post',
    path: '/campaigns/:campaign/documents',
    summary: 'A document of steps 4 and 5 for many units, with a result for each',
    creates: true,
    params: campaignParams,
    body: documentBody,
    answers: { 200: documentResult, 202: documentResult, 207: documentResult },
    handle: async ({ params, body, actor }, deps) =>
      answerDocument(await submitDocument(deps, { ...params, body, actor })),
  }),
  endpoint({
    operation: 'waiveObligation',
    method: 'post',
    path: '/campaigns/:campaign/evaluations/:unit/waivers',
    summary: 'Waives an obligation of steps 1 to 3',
    creates: true,
    params: unitParams,
    body: waiverBody,
    answers: { 201: decisionFate, 200: decisionFate, 202: decisionFate },
    conditional: true,
    handle: async ({ params, body, actor, precondition }, deps) =>
      answerDecision(await waive(deps, { ...params, actor, seen: precondition.revision() }, body)),
  }),
  endpoint({
    operation: 'reopenDossier',
    method: 'post',
    path: '/campaigns/:campaign/evaluations/:unit/reopenings',
    summary: 'Opens the dossier of a unit again, also that of a closed evaluation',
    creates: true,
    params: unitParams,
    body: reopeningBody,
    answers: { 201: decisionFate, 200: decisionFate, 202: decisionFate },
    conditional: true,
    handle: async ({ params, body, actor, precondition, givenId }, deps) =>
      answerDecision(await reopen(deps, { ...params, actor, givenId, seen: precondition.revision() }, body)),
  }),
];
