import { declineLetter } from '../../use-cases/letters/decline-letter';
import { listLetters } from '../../use-cases/letters/list-letters';
import { readLetter } from '../../use-cases/letters/read-letter';
import { releaseLetters } from '../../use-cases/letters/release-letters';
import { setSending } from '../../use-cases/letters/sending';
import { endpoint, ok } from '../http/endpoint';
import { campaignParams } from '../http/request-fields';
import { declineBody, letterParams, lettersQuery, releaseBody, sendingBody } from './request';
import {
  letterAnswer,
  letterLine,
  letterLineAnswer,
  lettersAnswer,
  releasedAnswer,
  sendingAnswer,
  wholeLetter,
} from './response';

export const letterEndpoints = [
  endpoint({
    operation: 'listLetters',
    method: 'get',
    path: '/campaigns/:campaign/letters',
    summary: 'Letters of a campaign: recipient, reason, time and delivery state',
    pages: true,
    params: campaignParams,
    query: lettersQuery,
    answers: { 200: lettersAnswer },
    async handle({ params, query: { cursor: _place, limit, ...filter }, place }, deps) {
      const asked = { filter: { ...params, ...filter }, after: place.after, limit };
      const { counts, letters, people, next } = await listLetters(deps, asked);
      const lines = letters.map((letter) => letterLine(letter, people));
      return ok({ counts, ...place.page(lines, next) });
    },
  }),
  endpoint({
    operation: 'getLetter',
    method: 'get',
    path: '/campaigns/:campaign/letters/:letter',
    summary: 'A letter as it would go now, or as it went: subject, text, HTML and a digest of what it tells',
    params: letterParams,
    answers: { 200: letterAnswer },
    handle: async ({ params }, deps) => ok(wholeLetter(await readLetter(deps, params))),
  }),
  endpoint({
    operation: 'releaseLetters',
    method: 'post',
    path: '/campaigns/:campaign/letters/release',
    summary: 'Releases letters that wait for approval, each as it was read',
    idempotent: true,
    params: campaignParams,
    body: releaseBody,
    answers: { 200: releasedAnswer },
    handle: async ({ params, body, actor }, deps) =>
      ok(await releaseLetters(deps, { ...params, ...body, actor })),
  }),
  endpoint({
    operation: 'declineLetter',
    method: 'post',
    path: '/campaigns/:campaign/letters/:letter/decline',
    summary: 'Withdraws a letter that waits for approval, for a reason',
    params: letterParams,
    body: declineBody,
    answers: { 200: letterLineAnswer },
    problems: [409],
    async handle({ params, body, actor }, deps) {
      const letter = await declineLetter(deps, { ...params, ...body, actor });
      const { campaign, person: id } = letter;
      const person = await deps.store.register.person({ campaign, person: id });
      return ok(letterLine(letter, new Map(person && [[id, person]])));
    },
  }),
  endpoint({
    operation: 'holdSending',
    method: 'post',
    path: '/campaigns/:campaign/hold',
    summary: "Stops a campaign's sending at once",
    params: campaignParams,
    body: sendingBody,
    answers: { 200: sendingAnswer },
    conditional: true,
    handle: async ({ params, actor, precondition }, deps) =>
      ok(await setSending(deps, { ...params, actor, seen: precondition.seen, sending: 'held' })),
  }),
  endpoint({
    operation: 'resumeSending',
    method: 'post',
    path: '/campaigns/:campaign/resume',
    summary: "Resumes a campaign's sending; skips what is no longer owed",
    params: campaignParams,
    body: sendingBody,
    answers: { 200: sendingAnswer },
    conditional: true,
    handle: async ({ params, actor, precondition }, deps) =>
      ok(await setSending(deps, { ...params, actor, seen: precondition.seen, sending: 'open' })),
  }),
];
