import { endpoint, ok } from '../http/endpoint';
import { NotFound } from '../http/errors';
import { answerReceived, filingFate, wholeFiling } from '../present/filing';
import { unitParams } from '../schemas/common';
import { announcementBody, filingBody, filingParams } from '../schemas/filings';
import { findUnit } from '../use-cases/find';
import { submitAnnouncement, submitFiling } from '../use-cases/submit-filing';

const PATH = '/campaigns/:campaign/evaluations/:unit';

export const filingEndpoints = [
  endpoint({
    method: 'post',
    path: `${PATH}/filings`,
    summary: 'Files a review, a report or an opinion of steps 1 to 3, also on behalf of paper',
    creates: true,
    params: unitParams,
    body: filingBody,
    handle: async ({ params, body, actor, givenId }, deps) =>
      answerReceived(await submitFiling(deps, { target: params, body, actor, givenId })),
  }),
  endpoint({
    method: 'post',
    path: `${PATH}/announcements`,
    summary: 'Records the public announcement of a step-1 review',
    creates: true,
    params: unitParams,
    body: announcementBody,
    handle: async ({ params, body, actor, givenId }, deps) =>
      answerReceived(await submitAnnouncement(deps, { target: params, body, actor, givenId })),
  }),
  endpoint({
    method: 'get',
    path: `${PATH}/filings`,
    summary: 'Filings and announcements of a unit, in order of receipt, without their contents',
    params: unitParams,
    async handle({ params }, deps) {
      await findUnit(deps, params);
      const filings = await deps.store.filings.byEvaluation(params);
      return ok({ items: filings.map((filing) => filingFate(filing)) });
    },
  }),
  endpoint({
    method: 'get',
    path: `${PATH}/filings/:filing`,
    summary: "A filing's fate and content",
    params: filingParams,
    async handle({ params: { campaign, unit, filing: id } }, { store }) {
      const filing = await store.filings.get({ campaign, unit, id });
      if (!filing) {
        throw new NotFound({
          en: 'There is no such filing for this unit.',
          vi: 'Không có văn bản này đối với đơn vị.',
        });
      }
      return ok(wholeFiling(filing));
    },
  }),
];
