import { endpoint } from '../http/endpoint';
import { answerDecision, answerDocument } from '../present/decision';
import { campaignParams, unitParams } from '../schemas/common';
import { documentBody } from '../schemas/documents';
import { reopeningBody, waiverBody } from '../schemas/filings';
import { reopen, waive } from '../use-cases/decide-on-unit';
import { submitDocument } from '../use-cases/submit-document';

export const decisionEndpoints = [
  endpoint({
    method: 'post',
    path: '/campaigns/:campaign/documents',
    summary: 'A document of steps 4 and 5 for many units, with a result for each',
    creates: true,
    params: campaignParams,
    body: documentBody,
    handle: async ({ params, body, actor }, deps) =>
      answerDocument(await submitDocument(deps, { ...params, body, actor })),
  }),
  endpoint({
    method: 'post',
    path: '/campaigns/:campaign/evaluations/:unit/waivers',
    summary: 'Waives an obligation of steps 1 to 3',
    creates: true,
    params: unitParams,
    body: waiverBody,
    handle: async ({ params, body, actor }, deps) =>
      answerDecision(await waive(deps, { ...params, actor }, body)),
  }),
  endpoint({
    method: 'post',
    path: '/campaigns/:campaign/evaluations/:unit/reopenings',
    summary: 'Opens the dossier of a unit again, also that of a closed evaluation',
    creates: true,
    params: unitParams,
    body: reopeningBody,
    handle: async ({ params, body, actor, givenId }, deps) =>
      answerDecision(await reopen(deps, { ...params, actor, givenId }, body)),
  }),
];
