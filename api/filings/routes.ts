import { noSuchFiling } from '../../use-cases/filings/no-such-filing';
import { filing, filingFate, filings } from './response';
import { endpoint, ok } from '../http/endpoint';
import { announcedOf } from '../../domain/rules/announced';
import { answerReceived, filingLine, wholeFiling } from './present';
import { unitParams } from '../http/request-fields';
import { announcementBody, filingBody, filingParams } from './request';
import { loadUnit } from '../../use-cases/campaigns/load-campaign';
import { submitAnnouncement, submitFiling } from '../../use-cases/filings/submit-filing';

const PATH = '/campaigns/:campaign/evaluations/:unit';

export const filingEndpoints = [
  endpoint({
    operation: 'fileReview',
    method: 'post',
    path: `${PATH}/filings`,
    summary: 'Files a review, a report or an opinion of steps 1 to 3, also on behalf of paper',
    creates: true,
    params: unitParams,
    body: filingBody,
    answers: { 201: filingFate, 200: filingFate, 202: filingFate },
    handle: async ({ params, body, actor, givenId }, deps) =>
      answerReceived(await submitFiling(deps, { target: params, submitted: body, actor, givenId })),
  }),
  endpoint({
    operation: 'announceReview',
    method: 'post',
    path: `${PATH}/announcements`,
    summary: 'Records the public announcement of a step-1 review',
    creates: true,
    params: unitParams,
    body: announcementBody,
    answers: { 201: filingFate, 200: filingFate, 202: filingFate },
    handle: async ({ params, body, actor, givenId }, deps) =>
      answerReceived(await submitAnnouncement(deps, { target: params, submitted: body, actor, givenId })),
  }),
  endpoint({
    operation: 'listFilings',
    method: 'get',
    path: `${PATH}/filings`,
    summary: 'Filings and announcements of a unit, in order of receipt, without their contents',
    params: unitParams,
    answers: { 200: filings },
    async handle({ params }, deps) {
      await loadUnit(deps, params);
      const found = await deps.store.filings.byEvaluation(params);
      const announced = announcedOf(found);
      return ok({ items: found.map((each) => filingLine(each, announced)) });
    },
  }),
  endpoint({
    operation: 'getFiling',
    method: 'get',
    path: `${PATH}/filings/:filing`,
    summary: "A filing's fate and content",
    params: filingParams,
    answers: { 200: filing },
    async handle({ params: { campaign, unit, filing: id } }, { store }) {
      const found = await store.filings.get({ campaign, unit, id });
      if (!found) throw noSuchFiling();
      const isReview = found.step === 'agency-review';
      const others = isReview ? await store.filings.byEvaluation({ campaign, unit }) : [];
      return ok(wholeFiling(found, announcedOf(others)));
    },
  }),
];
