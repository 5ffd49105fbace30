import { readWorklist } from '../../use-cases/worklists/read-worklist';
import { endpoint, ok } from '../http/endpoint';
import { worklistParams } from '../http/request-fields';
import { worklistAnswer } from './response';

export const worklistEndpoints = [
  endpoint({
    operation: 'getWorklist',
    method: 'get',
    path: '/campaigns/:campaign/worklists/:step/:party',
    summary: 'All that a party owes or has filed in one of the steps 1 to 3, with its drafts',
    params: worklistParams,
    answers: { 200: worklistAnswer },
    handle: async ({ params }, deps) => ok(await readWorklist(deps, params)),
  }),
];
