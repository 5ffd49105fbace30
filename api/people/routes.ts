import { contactsOf } from '../../use-cases/people/contacts';
import { refusedAddresses } from '../../use-cases/people/failed-letters';
import { mendAddress } from '../../use-cases/people/mend-address';
import { sendAgain } from '../../use-cases/people/send-again';
import { endpoint, ok } from '../http/endpoint';
import { campaignParams } from '../http/request-fields';
import { addressBody, contactsQuery, personParams, resendBody } from './request';
import {
  contactLine,
  contactsAnswer,
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
    operation: 'listContacts',
    method: 'get',
    path: '/campaigns/:campaign/contacts',
    summary: 'Whom to turn to about what some parties owe, and the last letter that asked them for something',
    params: campaignParams,
    query: contactsQuery,
    answers: { 200: contactsAnswer },
    async handle({ params, query: { parties } }, deps) {
      const found = await contactsOf(deps, { ...params, parties });
      return ok({
        items: found.map(({ party, contacts }) => ({ party, people: contacts.map(contactLine) })),
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
