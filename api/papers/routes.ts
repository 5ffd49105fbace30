import { readAskedForm } from '../../use-cases/forms/read-form';
import { listMatters, listParties } from '../../use-cases/papers/list-matters';
import { listPapers } from '../../use-cases/papers/list-papers';
import { askedFormAnswer } from '../forms/response';
import { endpoint, ok } from '../http/endpoint';
import { campaignParams, owedParams } from '../http/request-fields';
import { mattersParams, papersAsked, papersQuery } from './request';
import { mattersAnswer, paperLine, papersAnswer, partiesAnswer } from './response';

export const paperEndpoints = [
  endpoint({
    operation: 'listPapers',
    method: 'get',
    path: '/campaigns/:campaign/papers',
    summary:
      'Entries from paper, without contents: of one day, waiting for contents, or looking like the same',
    params: campaignParams,
    query: papersQuery,
    answers: { 200: papersAnswer },
    async handle({ params: { campaign }, query }, deps) {
      const { papers, isMore } = await listPapers(deps, { campaign, asked: papersAsked(query) });
      return ok({ items: papers.map(paperLine), more: isMore });
    },
  }),
  endpoint({
    operation: 'listParties',
    method: 'get',
    path: '/campaigns/:campaign/parties',
    summary: 'All who have a name in the campaign: units, reviewers, members and bodies',
    params: campaignParams,
    answers: { 200: partiesAnswer },
    handle: async ({ params: { campaign } }, deps) => ok({ items: await listParties(deps, campaign) }),
  }),
  endpoint({
    operation: 'listMatters',
    method: 'get',
    path: '/campaigns/:campaign/parties/:party/matters',
    summary: 'What a party files in steps 1 to 3, whether it has come or not',
    params: mattersParams,
    answers: { 200: mattersAnswer },
    handle: async ({ params }, deps) => ok({ items: await listMatters(deps, params) }),
  }),
  endpoint({
    operation: 'getPaperForm',
    method: 'get',
    path: '/campaigns/:campaign/evaluations/:unit/paper-forms/:step/:party',
    summary: 'What the form of an obligation asks, for those who enter its paper',
    params: owedParams,
    answers: { 200: askedFormAnswer },
    handle: async ({ params }, deps) => ok(await readAskedForm(deps, params)),
  }),
];
