import { loadCampaign } from '../../use-cases/campaigns/load-campaign';
import { voidFiling } from '../../use-cases/decisions/decide-on-unit';
import { faultsOfSent } from '../../use-cases/filings/faults';
import { listFilings, readFiling } from '../../use-cases/filings/read-filing';
import { checkSubmission, submitAnnouncement, submitFiling } from '../../use-cases/filings/submit-filing';
import { answerDecision, decisionAnswer } from '../decisions/response';
import { endpoint, ok } from '../http/endpoint';
import { campaignParams, unitParams } from '../http/request-fields';
import { authorOf, nameableBy } from './author';
import {
  announcementBody,
  filingBody,
  filingParams,
  marksQuery,
  submittedAnnouncement,
  submittedFiling,
  voidingBody,
} from './request';
import {
  answerReceived,
  checkedAnswer,
  filingAnswer,
  filingFate,
  filingFateAnswer,
  filingLine,
  filingsAnswer,
  marksAnswer,
  wholeFiling,
} from './response';

const PATH = '/campaigns/:campaign/evaluations/:unit';

export const filingEndpoints = [
  endpoint({
    operation: 'fileReview',
    method: 'post',
    path: `${PATH}/filings`,
    summary: 'Files a review, a report or an opinion of steps 1 to 3, also from paper',
    idempotent: true,
    params: unitParams,
    body: filingBody,
    answers: { 201: filingFateAnswer, 200: filingFateAnswer, 202: filingFateAnswer },
    alsoWrong: ({ params, body, grants }, deps) =>
      faultsOfSent(deps, { target: params, sent: body, isNameable: nameableBy(grants) }),
    handle: async ({ params, body, grants, actor, givenId }, deps) =>
      answerReceived(
        await submitFiling(deps, {
          target: params,
          submitted: submittedFiling(body),
          author: authorOf(grants),
          actor,
          isNameable: nameableBy(grants),
          givenId,
        }),
      ),
  }),
  endpoint({
    operation: 'checkFiling',
    method: 'post',
    path: `${PATH}/filings/check`,
    summary:
      'Checks a filing without filing it: everything that is wrong with it, or what would become of it',
    params: unitParams,
    body: filingBody,
    answers: { 200: checkedAnswer },
    problems: [409],
    alsoWrong: ({ params, body, grants }, deps) =>
      faultsOfSent(deps, { target: params, sent: body, isNameable: nameableBy(grants) }),
    handle: async ({ params, body, grants, actor }, deps) =>
      ok(
        await checkSubmission(deps, {
          target: params,
          submitted: submittedFiling(body),
          author: authorOf(grants),
          actor,
          isNameable: nameableBy(grants),
        }),
      ),
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
    alsoWrong: ({ params, body, grants }, deps) =>
      faultsOfSent(deps, {
        target: params,
        sent: body,
        kind: 'announcement',
        isNameable: nameableBy(grants),
      }),
    handle: async ({ params, body, grants, actor, givenId }, deps) =>
      answerReceived(
        await submitAnnouncement(deps, {
          target: params,
          submitted: submittedAnnouncement(body),
          author: authorOf(grants),
          actor,
          isNameable: nameableBy(grants),
          givenId,
        }),
      ),
  }),
  endpoint({
    operation: 'listFilings',
    method: 'get',
    path: `${PATH}/filings`,
    summary: 'Filings and announcements of a unit, in order of receipt, without their contents',
    params: unitParams,
    answers: { 200: filingsAnswer },
    async handle({ params }, deps) {
      return ok({ items: (await listFilings(deps, params)).map(filingLine) });
    },
  }),
  endpoint({
    operation: 'getFiling',
    method: 'get',
    path: `${PATH}/filings/:filing`,
    summary: 'One filing: its state and its content',
    params: filingParams,
    answers: { 200: filingAnswer },
    handle: async ({ params: { filing: id, ...target }, grants }, deps) =>
      ok(
        wholeFiling(
          await readFiling(deps, { ...target, id, authors: grants.map((each) => authorOf([each])) }),
        ),
      ),
  }),
  endpoint({
    operation: 'voidFiling',
    method: 'post',
    path: `${PATH}/filings/:filing/void`,
    summary: 'Voids a paper entry made in error; the record keeps it',
    idempotent: true,
    params: filingParams,
    body: voidingBody,
    answers: { 201: decisionAnswer, 200: decisionAnswer, 202: decisionAnswer },
    problems: [409],
    async handle({ params: { filing, ...target }, body, grants, actor }, deps) {
      const voiding = { filing, ...body, isNameable: nameableBy(grants) };
      return answerDecision(await voidFiling(deps, { ...target, actor }, voiding));
    },
  }),
  endpoint({
    operation: 'listMarks',
    method: 'get',
    path: '/campaigns/:campaign/marks',
    summary: 'Filings that a person should check',
    pages: true,
    params: campaignParams,
    query: marksQuery,
    answers: { 200: marksAnswer },
    async handle({ params, query: { limit }, place }, deps) {
      const { _id: campaign } = await loadCampaign(deps, params.campaign);
      const found = await deps.store.filings.marked({ campaign, after: place.after, limit });
      return ok(
        place.page(
          found.filings.map((filing) => filingFate(filing)),
          found.next,
        ),
      );
    },
  }),
];
