import { letters, refusedAddresses, released, sending } from './response';
import { afterCursor, page } from '../http/cursor';
import { endpoint, ok } from '../http/endpoint';
import { letterLine } from './present';
import { remembered } from '../../use-cases/remember';
import { campaignParams } from '../http/request-fields';
import { lettersQuery, releaseBody, sendingBody } from '../evaluations/request';
import type { Store } from '../../store/store';
import { loadCampaign } from '../../use-cases/campaigns/load-campaign';
import { releaseLetters, setSending } from '../../use-cases/letters/sending';

/** Whoever pages or polls asks for these with every call; the embedded store counts by reading every letter. */
const countsOf = remembered({
  forMs: 1_000,
  read: (store: Store, campaign) => store.letters.countByState(campaign),
});

/** A campaign's register does not change once it is open. */
const peopleOf = remembered({
  forMs: 60_000,
  read: async (store: Store, campaign) => {
    const people = await store.register.peopleOf(campaign);
    return new Map(people.map((person) => [person.id, person]));
  },
});

export const letterEndpoints = [
  endpoint({
    operation: 'listLetters',
    method: 'get',
    path: '/campaigns/:campaign/letters',
    summary: 'Letters of a campaign: who, why, when and how it went',
    pages: true,
    params: campaignParams,
    query: lettersQuery,
    answers: { 200: letters },
    async handle({ params: { campaign }, query: { cursor, limit, state, person } }, deps) {
      await loadCampaign(deps, campaign);
      const filter = { campaign, ...(state && { state }), ...(person !== undefined && { person }) };
      const [found, counts, people] = await Promise.all([
        deps.store.letters.page({ filter, after: afterCursor(cursor), limit }),
        countsOf(deps.store, campaign),
        peopleOf(deps.store, campaign),
      ]);
      return ok({
        counts,
        ...page(
          found.letters.map((letter) => letterLine(letter, people)),
          found.next,
        ),
      });
    },
  }),
  endpoint({
    operation: 'releaseLetters',
    method: 'post',
    path: '/campaigns/:campaign/letters/release',
    summary: 'Lets letters go that wait for release',
    creates: true,
    params: campaignParams,
    body: releaseBody,
    answers: { 200: released },
    handle: async ({ params, body, actor }, deps) =>
      ok(await releaseLetters(deps, { ...params, ...body, actor })),
  }),
  endpoint({
    operation: 'holdSending',
    method: 'post',
    path: '/campaigns/:campaign/hold',
    summary: "Holds a campaign's sending at once",
    params: campaignParams,
    body: sendingBody,
    answers: { 200: sending },
    conditional: true,
    handle: async ({ params, body, actor, precondition }, deps) =>
      ok(await setSending(deps, { ...params, ...body, actor, seen: precondition.seen, sending: 'held' })),
  }),
  endpoint({
    operation: 'resumeSending',
    method: 'post',
    path: '/campaigns/:campaign/resume',
    summary: "Resumes a campaign's sending; what is no longer owed is not sent",
    params: campaignParams,
    body: sendingBody,
    answers: { 200: sending },
    conditional: true,
    handle: async ({ params, body, actor, precondition }, deps) =>
      ok(await setSending(deps, { ...params, ...body, actor, seen: precondition.seen, sending: 'open' })),
  }),
  endpoint({
    operation: 'listRefusedAddresses',
    method: 'get',
    path: '/campaigns/:campaign/addresses-refused',
    summary: 'People whose address a mail server refused for good',
    params: campaignParams,
    answers: { 200: refusedAddresses },
    async handle({ params: { campaign } }, deps) {
      await loadCampaign(deps, campaign);
      const people = await deps.store.register.addressesRefused(campaign);
      return ok({
        items: people.map(({ id, name, title, email, addressRefused }) => ({
          id,
          name,
          title,
          email,
          ...addressRefused,
        })),
      });
    },
  }),
];
