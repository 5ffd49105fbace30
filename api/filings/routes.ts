import { listFilings, readFiling } from '../../use-cases/filings/read-filing';
import { submitAnnouncement, submitFiling } from '../../use-cases/filings/submit-filing';
import { endpoint, ok } from '../http/endpoint';
import { unitParams } from '../http/request-fields';
import { announcementBody, filingBody, filingParams } from './request';
import {
  answerReceived,
  filingAnswer,
  filingFateAnswer,
  filingLine,
  filingsAnswer,
  wholeFiling,
} from './response';

const PATH = '/campaigns/:campaign/evaluations/:unit';

export const filingEndpoints = [
  endpoint({
    operation: 'fileReview',
    method: 'post',
    path: `${PATH}/filings`,
    summary: 'Files a review, a report or an opinion of steps 1 to 3, also on behalf of paper',
    idempotent: true,
    params: unitParams,
    body: filingBody,
    answers: { 201: filingFateAnswer, 200: filingFateAnswer, 202: filingFateAnswer },
    handle: async ({ params, body, actor, givenId }, deps) =>
      answerReceived(await submitFiling(deps, { target: params, submitted: body, actor, givenId })),
  }),
  endpoint({
    operation: 'announceReview',
    method: 'post',
    path: `${PATH}/announcements`,
    summary: 'Records the public announcement of a step-1 review',
    idempotent: true,
    params: unitParams,
    body: announcementBody,
    answers: { 201: filingFateAnswer, 200: filingFateAnswer, 202: filingFateAnswer },
    handle: async ({ params, body, actor, givenId }, deps) =>
      answerReceived(await submitAnnouncement(deps, { target: params, submitted: body, actor, givenId })),
  }),
  endpoint({
    operation: 'listFilings',
    method: 'get',
    path: `${PATH}/filings`,
    summary: 'Filings and announcements of a unit, in order of receipt, without their contents',
    params: unitParams,
    answers: { 200: filingsAnswer },
    async handle({ params }, deps) {
      const { filings, announced } = await listFilings(deps, params);
      return ok({ items: filings.map((each) => filingLine(each, announced)) });
    },
  }),
  endpoint({
    operation: 'getFiling',
    method: 'get',
    path: `${PATH}/filings/:filing`,
    summary: "A filing's fate and content",
    params: filingParams,
    answers: { 200: filingAnswer },
    async handle({ params: { filing: id, ...target } }, deps) {
      const { filing, announced } = await readFiling(deps, { ...target, id });
      return ok(wholeFiling(filing, announced));
    },
  }),
];
