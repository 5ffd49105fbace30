import { API_PREFIX } from '../../config/api-prefix';
import { faultsOfNamed } from '../../use-cases/campaigns/load-plan-and-register';
import { listOrders, orderRehearsal, readOrder } from '../../use-cases/rehearsals/orders';
import { endpoint, ok } from '../http/endpoint';
import { campaignParams } from '../http/request-fields';
import { rehearsalBody } from './request';
import { rehearsalAnswer, rehearsalsAnswer } from './response';

export const rehearsalEndpoints = [
  endpoint({
    operation: 'orderRehearsal',
    method: 'post',
    path: '/rehearsals',
    summary: 'Has a whole year rehearsed by the service that `npm start` runs',
    idempotent: true,
    body: rehearsalBody,
    answers: { 201: rehearsalAnswer, 200: rehearsalAnswer },
    problems: [409],
    alsoWrong: async ({ body }, { catalogue }) => faultsOfNamed(catalogue, body),
    async handle({ body: { register, ...body }, actor, givenId }, deps) {
      const asked = { ...body, register: register ?? body.plan, actor, givenId };
      const { order, created } = await orderRehearsal(deps, asked);
      return {
        status: created ? 201 : 200,
        body: order,
        headers: { Location: `${API_PREFIX}/rehearsals/${order.campaign}` },
      };
    },
  }),
  endpoint({
    operation: 'listRehearsals',
    method: 'get',
    path: '/rehearsals',
    summary: 'Rehearsals that were ordered, and what can be rehearsed',
    answers: { 200: rehearsalsAnswer },
    async handle(_asked, deps) {
      const { isPlayed, orders } = await listOrders(deps);
      return ok({ isPlayed, choices: deps.catalogue.choices?.() ?? [], items: orders });
    },
  }),
  endpoint({
    operation: 'getRehearsal',
    method: 'get',
    path: '/rehearsals/:campaign',
    summary: 'One rehearsal that was ordered, and what it has shown',
    params: campaignParams,
    answers: { 200: rehearsalAnswer },
    handle: async ({ params }, deps) => ok(await readOrder(deps, params.campaign)),
  }),
];
