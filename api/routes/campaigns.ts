import { endpoint, ok } from '../http/endpoint';
import { campaignLine, wholeCampaign } from '../present/campaign';
import { record } from '../audit';
import { cancelBody, openCampaignBody } from '../schemas/campaigns';
import { campaignParams } from '../schemas/common';
import { cancelCampaign } from '../use-cases/cancel-campaign';
import { findCampaign } from '../use-cases/find';
import { openCampaign } from '../use-cases/open-campaign';
import { readProgress } from '../use-cases/read-progress';

export const campaignEndpoints = [
  endpoint({
    method: 'post',
    path: '/campaigns',
    summary: 'Opens a campaign; the same again is the same campaign',
    creates: true,
    body: openCampaignBody,
    async handle({ body, actor, givenId }, deps) {
      const { campaign, created } = await openCampaign(deps, body, givenId);
      await record(deps, { actor, action: 'campaign-opened', campaign: campaign._id });
      return {
        status: created ? 201 : 200,
        body: wholeCampaign(campaign, deps.now()),
        headers: { Location: `/api/v1/campaigns/${campaign._id}` },
      };
    },
  }),
  endpoint({
    method: 'get',
    path: '/campaigns',
    summary: 'All campaigns',
    async handle(_asked, { store, now }) {
      const campaigns = await store.campaigns.list();
      return ok({ items: campaigns.map((campaign) => campaignLine(campaign, now())) });
    },
  }),
  endpoint({
    method: 'get',
    path: '/campaigns/:campaign',
    summary: 'One campaign, its clock and what its time is now',
    params: campaignParams,
    async handle({ params }, deps) {
      return ok(wholeCampaign(await findCampaign(deps, params.campaign), deps.now()));
    },
  }),
  endpoint({
    method: 'post',
    path: '/campaigns/:campaign/cancel',
    summary: 'Ends a campaign before its time',
    params: campaignParams,
    body: cancelBody,
    async handle({ params, body, actor }, deps) {
      const { state } = await cancelCampaign(deps, { ...params, ...body, actor });
      return { status: state === 'cancelling' ? 202 : 200, body: { state } };
    },
  }),
  endpoint({
    method: 'get',
    path: '/campaigns/:campaign/progress',
    summary: 'What came in time, late or not at all, by step and by kind of unit',
    params: campaignParams,
    async handle({ params }, deps) {
      return ok(await readProgress(deps, await findCampaign(deps, params.campaign)));
    },
  }),
];
