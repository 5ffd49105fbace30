import { refusedAddresses } from '../../use-cases/people/failed-letters';
import { mendAddress } from '../../use-cases/people/mend-address';
import { sendAgain } from '../../use-cases/people/send-again';
import { endpoint, ok } from '../http/endpoint';
import { campaignParams } from '../http/request-fields';
import { addressBody, personParams, resendBody } from './request';
import {
  personAnswer,
  personLine,
  refusedAddressesAnswer,
  refusedAddressLine,
  resentAnswer,
} from './response';

export const peopleEndpoints = [
  endpoint({
    operation: 'listRefusedAddresses',
    method: 'get',
    path: '/campaigns/:campaign/addresses-refused',
    summary: 'People whose address a mail server rejected permanently',
    params: campaignParams,
    answers: { 200: refusedAddressesAnswer },
    async handle({ params: { campaign } }, deps) {
      const refused = await refusedAddresses(deps, campaign);
      return ok({
        items: refused.map(({ person, failedLetters }) => refusedAddressLine(person, failedLetters)),
      });
    },
  }),
  endpoint({
    operation: 'mendAddress',
    method: 'patch',
    path: '/campaigns/:campaign/people/:person',
    summary: "Corrects a person's e-mail address; answers which failed letters can be sent again",
    params: personParams,
    body: addressBody,
    answers: { 200: personAnswer },
    problems: [409],
    async handle({ params, body, actor }, deps) {
      const { person, failedLetters } = await mendAddress(deps, { ...params, ...body, actor });
      return ok(personLine(person, failedLetters));
    },
  }),
  endpoint({
    operation: 'resendLetters',
    method: 'post',
    path: '/campaigns/:campaign/people/:person/resend',
    summary: "Sends a person's failed letters again; skips what is no longer owed",
    idempotent: true,
    params: personParams,
    body: resendBody,
    answers: { 200: resentAnswer },
    problems: [409],
    handle: async ({ params, body, actor }, deps) => ok(await sendAgain(deps, { ...params, ...body, actor })),
  }),
];
