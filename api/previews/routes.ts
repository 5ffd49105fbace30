import { type Preview, previewOf } from '../../domain/preview';
import { loadCampaign } from '../../use-cases/campaigns/load-campaign';
import { faultsOfNamed, loadPlanAndRegister } from '../../use-cases/campaigns/load-plan-and-register';
import { readRegister } from '../../use-cases/campaigns/read-register';
import { type Answer, endpoint, type MediaType, ok } from '../http/endpoint';
import { campaignParams } from '../http/request-fields';
import { previewTable } from './preview-table';
import { previewBody } from './request';
import { previewAnswer } from './response';

const produces: readonly MediaType[] = ['application/json', 'text/plain'];

const answer = (made: Preview, accepts: MediaType): Answer =>
  ok(accepts === 'text/plain' ? previewTable(made) : made);

export const previewEndpoints = [
  endpoint({
    operation: 'previewPlan',
    method: 'post',
    path: '/previews',
    summary: 'Previews the letters of a campaign that nobody has opened, if nobody files',
    produces,
    body: previewBody,
    answers: { 200: previewAnswer },
    alsoWrong: async ({ body }, { catalogue }) => faultsOfNamed(catalogue, body),
    handle: async ({ body, accepts }, { catalogue }) =>
      answer(previewOf({ ...loadPlanAndRegister(catalogue, body), openedAt: body.openedAt }), accepts),
  }),
  endpoint({
    operation: 'previewCampaign',
    method: 'get',
    path: '/campaigns/:campaign/preview',
    summary: 'Previews the letters of an open campaign, if nobody files from now on',
    produces,
    params: campaignParams,
    answers: { 200: previewAnswer },
    async handle({ params, accepts }, deps) {
      const campaign = await loadCampaign(deps, params.campaign);
      const register = await readRegister(deps, campaign);
      return answer(previewOf({ plan: campaign.plan, register, openedAt: campaign.openedAt }), accepts);
    },
  }),
];
