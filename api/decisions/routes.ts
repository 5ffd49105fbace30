import { liftWaiver, reopen, waive } from '../../use-cases/decisions/decide-on-unit';
import { isAmong, listDecisions } from '../../use-cases/decisions/list-decisions';
import { submitDocument } from '../../use-cases/decisions/submit-document';
import { readInput } from '../../use-cases/input/parse';
import { DOCUMENT_ROWS } from '../access/rows';
import { endpoint, ok } from '../http/endpoint';
import { campaignParams, unitParams } from '../http/request-fields';
import { anyDocument, decisionsQuery, documentBody, reopeningBody, waiverBody } from './request';
import {
  answerDecision,
  answerDocument,
  decisionAnswer,
  decisionLine,
  decisionsAnswer,
  documentAnswer,
} from './response';

export const decisionEndpoints = [
  endpoint({
    operation: 'submitDocument',
    method: 'post',
    path: '/campaigns/:campaign/documents',
    summary: 'Submits a document of steps 4 and 5 for many units; answers with a result for each',
    idempotent: true,
    params: campaignParams,
    body: documentBody,
    answers: { 200: documentAnswer, 202: documentAnswer, 207: documentAnswer },
    // Where the kind is none, Zod looks at nothing else.
    alsoWrong: async ({ body }) => readInput(anyDocument, body).faults,
    handle: async ({ params, body, actor }, deps) =>
      answerDocument(await submitDocument(deps, { ...params, document: body, actor })),
  }),
  endpoint({
    operation: 'listDocuments',
    method: 'get',
    path: '/campaigns/:campaign/documents',
    summary: 'Documents of steps 4 and 5, waivers and reopenings: one row per unit',
    pages: true,
    params: campaignParams,
    query: decisionsQuery,
    answers: { 200: decisionsAnswer },
    async handle({ params, query: { limit, kind, unit, document }, grants, place }, deps) {
      const ways = grants.map((grant) => ({
        grant,
        among: grant.documents === undefined ? undefined : DOCUMENT_ROWS[grant.documents].among,
      }));
      const found = await listDecisions(deps, {
        ...params,
        // With a way that selects all of them, all are asked for.
        among: ways.every(({ among }) => among !== undefined) ? ways[0]?.among : undefined,
        filter: {
          ...(kind !== undefined && { kind }),
          ...(unit !== undefined && { unit }),
          ...(document !== undefined && { document }),
        },
        after: place.after,
        limit,
      });
      const through = found.decisions.map((row) =>
        ways.filter(({ among }) => !among || isAmong(row, among)).map(({ grant }) => grant),
      );
      return { ...ok(place.page(found.decisions.map(decisionLine), found.next)), through };
    },
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
    operation: 'liftWaiver',
    method: 'post',
    path: '/campaigns/:campaign/evaluations/:unit/waivers/lift',
    summary: 'Lifts a waiver; the obligation is owed again from now on',
    idempotent: true,
    params: unitParams,
    body: waiverBody,
    answers: { 201: decisionAnswer, 200: decisionAnswer, 202: decisionAnswer },
    conditional: true,
    handle: async ({ params, body, actor, precondition }, deps) =>
      answerDecision(await liftWaiver(deps, { ...params, actor, seen: precondition.revision() }, body)),
  }),
  endpoint({
    operation: 'reopenDossier',
    method: 'post',
    path: '/campaigns/:campaign/evaluations/:unit/reopenings',
    summary: 'Reopens the dossier of a unit, even after its evaluation closed',
    idempotent: true,
    params: unitParams,
    body: reopeningBody,
    answers: { 201: decisionAnswer, 200: decisionAnswer, 202: decisionAnswer },
    conditional: true,
    handle: async ({ params, body, actor, precondition }, deps) =>
      answerDecision(await reopen(deps, { ...params, actor, seen: precondition.revision() }, body)),
  }),
];
