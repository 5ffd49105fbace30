import { createRehearsalKey } from '../../use-cases/keys/rehearsal-key';
import { revokeKey } from '../../use-cases/keys/revoke-key';
import { endpoint, ok } from '../http/endpoint';
import { Forbidden } from '../http/problems';
import { campaignParams } from '../http/request-fields';
import { keyParams } from './request';
import { keyAnswer, keyLine, keysAnswer, rehearsalKeyAnswer, viewerAnswer, viewerLine } from './response';

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
  endpoint({
    operation: 'listKeys',
    method: 'get',
    path: '/keys',
    summary: 'All keys by age, without their secrets; keys are created by a command alone',
    answers: { 200: keysAnswer },
    handle: async (_asked, { store }) => ok({ items: (await store.keys.list()).map(keyLine) }),
  }),
  endpoint({
    operation: 'revokeKey',
    method: 'delete',
    path: '/keys/:key',
    summary: 'Revokes a key: it is refused from then on',
    params: keyParams,
    answers: { 200: keyAnswer },
    handle: async ({ params, actor, from }, deps) =>
      ok(keyLine(await revokeKey(deps, { id: params.key, actor, from }))),
  }),
];
