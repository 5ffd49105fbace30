import { createRehearsalKey } from '../../use-cases/keys/rehearsal-key';
import { endpoint, ok } from '../http/endpoint';
import { Forbidden } from '../http/problems';
import { campaignParams } from '../http/request-fields';
import { rehearsalKeyAnswer, viewerAnswer, viewerLine } from './response';

export const keyEndpoints = [
  endpoint({
    operation: 'whoAmI',
    method: 'get',
    path: '/me',
    summary: "The request's own key: party, roles and expiry",
    answers: { 200: viewerAnswer },
    handle: async ({ viewer }) => ok(viewerLine(viewer)),
  }),
  endpoint({
    operation: 'createRehearsalKey',
    method: 'post',
    path: '/campaigns/:campaign/rehearsal-key',
    summary: 'Creates a key that can act as anybody in one rehearsal; the key is shown only once',
    params: campaignParams,
    answers: { 201: rehearsalKeyAnswer },
    problems: [409],
    async handle({ params, viewer, actor }, deps) {
      // It would outlive its own end.
      if (viewer.rehearsal) throw new Forbidden({ field: 'campaign', rule: 'not-yours' });
      return { status: 201, body: await createRehearsalKey(deps, { ...params, actor }) };
    },
  }),
];
