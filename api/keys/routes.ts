import { endpoint, ok } from '../http/endpoint';
import { viewerAnswer } from './response';

export const viewerEndpoints = [
  endpoint({
    operation: 'whoAmI',
    method: 'get',
    path: '/me',
    summary: 'Whom the key of this request speaks for, what it may be, and until when',
    answers: { 200: viewerAnswer },
    handle: async ({ viewer }) => ok(viewer),
  }),
];
