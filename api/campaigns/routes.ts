import { API_PREFIX } from '../../config/api-prefix';
import { record } from '../../use-cases/audit';
import { cancelCampaign } from '../../use-cases/campaigns/cancel-campaign';
import { loadCampaign } from '../../use-cases/campaigns/load-campaign';
import { faultsOfNamed } from '../../use-cases/campaigns/load-plan-and-register';
import { openCampaign } from '../../use-cases/campaigns/open-campaign';
import { readProgress } from '../../use-cases/campaigns/read-progress';
import { readClock, setClock } from '../../use-cases/campaigns/rehearsal-clock';
import { tagFor } from '../access/grants';
import { endpoint, ok } from '../http/endpoint';
import { campaignParams } from '../http/request-fields';
import { planAnswer, planToFileBy } from './plan';
import { cancelBody, clockBody, openCampaignBody } from './request';
import {
  campaignAnswer,
  campaignEtag,
  campaignLine,
  campaignsAnswer,
  cancellingAnswer,
  clockAnswer,
  progressAnswer,
  wholeCampaign,
} from './response';

export const campaignEndpoints = [
  endpoint({
    operation: 'openCampaign',
    method: 'post',
    path: '/campaigns',
    summary: 'Opens a campaign; repeating the request changes nothing',
    idempotent: true,
    body: openCampaignBody,
    answers: { 201: campaignAnswer, 200: campaignAnswer },
    alsoWrong: async ({ body }, { catalogue }) => faultsOfNamed(catalogue, body),
    async handle({ body, actor, givenId }, deps) {
      const { campaign: opened, created } = await openCampaign(deps, body, givenId);
      await record(deps, { actor, action: 'campaign-opened', campaign: opened._id });
      return {
        status: created ? 201 : 200,
        body: await wholeCampaign(opened, deps),
        headers: { Location: `${API_PREFIX}/campaigns/${opened._id}`, ETag: campaignEtag(opened) },
      };
    },
  }),
  endpoint({
    operation: 'listCampaigns',
    method: 'get',
    path: '/campaigns',
    summary: 'All campaigns',
    answers: { 200: campaignsAnswer },
    async handle({ viewer: { campaigns: only } }, deps) {
      const found = await deps.store.campaigns.list();
      const theirs = found.filter(({ _id }) => only === undefined || only.includes(_id));
      return ok({ items: theirs.map((each) => campaignLine(each, deps)) });
    },
  }),
  endpoint({
    operation: 'getCampaign',
    method: 'get',
    path: '/campaigns/:campaign',
    summary: 'One campaign, its clock and its current time',
    params: campaignParams,
    answers: { 200: campaignAnswer },
    async handle({ params, grants }, deps) {
      const known = await loadCampaign(deps, params.campaign);
      // Somebody watches how it is being opened.
      const found = (known.opening && (await deps.store.campaigns.get(known._id))) ?? known;
      // It tells whether letters are held, which is not everybody's to know.
      return ok(await wholeCampaign(found, deps), tagFor(grants, campaignEtag(found)));
    },
  }),
  endpoint({
    operation: 'getPlan',
    method: 'get',
    path: '/campaigns/:campaign/plan',
    summary: 'What filings are checked against: criteria, levels, scores, steps and deadlines',
    params: campaignParams,
    answers: { 200: planAnswer },
    handle: async ({ params }, deps) => ok(planToFileBy(await loadCampaign(deps, params.campaign))),
  }),
  endpoint({
    operation: 'cancelCampaign',
    method: 'post',
    path: '/campaigns/:campaign/cancel',
    summary: 'Cancels a campaign',
    params: campaignParams,
    body: cancelBody,
    answers: { 200: cancellingAnswer, 202: cancellingAnswer },
    problems: [409],
    conditional: true,
    async handle({ params, body, actor, precondition }, deps) {
      const { state } = await cancelCampaign(deps, { ...params, ...body, actor, seen: precondition.seen });
      return { status: state === 'cancelling' ? 202 : 200, body: { state } };
    },
  }),
  endpoint({
    operation: 'getClock',
    method: 'get',
    path: '/campaigns/:campaign/clock',
    summary: 'The clock of a rehearsal: its time and its limits',
    params: campaignParams,
    answers: { 200: clockAnswer },
    problems: [409],
    handle: async ({ params }, deps) => ok(await readClock(deps, params.campaign)),
  }),
  endpoint({
    operation: 'setClock',
    method: 'post',
    path: '/campaigns/:campaign/clock',
    summary: 'Pauses, resumes, steps or advances the clock of a rehearsal',
    params: campaignParams,
    body: clockBody,
    answers: { 200: clockAnswer },
    problems: [409],
    handle: async ({ params, body, actor }, deps) => ok(await setClock(deps, { ...params, ...body, actor })),
  }),
  endpoint({
    operation: 'getProgress',
    method: 'get',
    path: '/campaigns/:campaign/progress',
    summary: 'Progress: on time, late and outstanding, by step and kind of unit',
    params: campaignParams,
    answers: { 200: progressAnswer },
    async handle({ params, grants }, deps) {
      const isMerged = grants.every((grant) => grant.smallKinds === 'merged');
      const campaign = await loadCampaign(deps, params.campaign);
      return ok(await readProgress(deps, campaign, isMerged ? { smallKinds: 'merged' } : {}));
    },
  }),
];
