import { reopen, waive } from '../../use-cases/decisions/decide-on-unit';
import { submitDocument } from '../../use-cases/decisions/submit-document';
import { endpoint } from '../http/endpoint';
import { campaignParams, unitParams } from '../http/request-fields';
import { documentBody, reopeningBody, waiverBody } from './request';
import { answerDecision, answerDocument, decisionAnswer, documentAnswer } from './response';

export const decisionEndpoints = [
  endpoint({
    operation: 'submitDocument',
    method: 'post',
    path: '/campaigns/:campaign/documents',
    summary: 'A document of steps 4 and 5 for many units, with a result for each',
    idempotent: true,
    params: campaignParams,
    body: documentBody,
    answers: { 200: documentAnswer, 202: documentAnswer, 207: documentAnswer },
    handle: async ({ params, body, actor }, deps) =>
      answerDocument(await submitDocument(deps, { ...params, document: body, actor })),
  }),
  endpoint({
    operation: 'waiveObligation',
    method: 'post',
    path: '/campaigns/:campaign/evaluations/:unit/waivers',
    summary: 'Waives an obligation of steps 1 to 3',
    idempotent: true,
    params: unitParams,
    body: waiverBody,
    answers: { 201: decisionAnswer, 200: decisionAnswer, 202: decisionAnswer },
    conditional: true,
    handle: async ({ params, body, actor, precondition }, deps) =>
      answerDecision(await waive(deps, { ...params, actor, seen: precondition.revision() }, body)),
  }),
  endpoint({
    operation: 'reopenDossier',
    method: 'post',
    path: '/campaigns/:campaign/evaluations/:unit/reopenings',
    summary: 'Opens the dossier of a unit again, also that of a closed evaluation',
    idempotent: true,
    params: unitParams,
    body: reopeningBody,
    answers: { 201: decisionAnswer, 200: decisionAnswer, 202: decisionAnswer },
    conditional: true,
    handle: async ({ params, body, actor, precondition, givenId }, deps) =>
      answerDecision(await reopen(deps, { ...params, actor, givenId, seen: precondition.revision() }, body)),
  }),
];
