import { readForm } from '../../use-cases/forms/read-form';
import { endpoint, ok } from '../http/endpoint';
import { owedParams } from '../http/request-fields';
import { formAnswer, shownForm } from './response';

export const formEndpoints = [
  endpoint({
    operation: 'getForm',
    method: 'get',
    path: '/campaigns/:campaign/evaluations/:unit/forms/:step/:party',
    summary:
      'Everything that the form of one filing shows: what is asked, how it stands, what was sent, and the draft',
    params: owedParams,
    answers: { 200: formAnswer },
    handle: async ({ params }, deps) => ok(shownForm(await readForm(deps, params))),
  }),
];
