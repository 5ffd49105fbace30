import { listLetters } from '../../use-cases/letters/list-letters';
import { releaseLetters, setSending } from '../../use-cases/letters/sending';
import { afterCursor, page } from '../http/cursor';
import { endpoint, ok } from '../http/endpoint';
import { campaignParams } from '../http/request-fields';
import { lettersQuery, releaseBody, sendingBody } from './request';
import { letterLine, lettersAnswer, releasedAnswer, sendingAnswer } from './response';

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
    async handle({ params, query: { cursor, limit, ...filter } }, deps) {
      const asked = { filter: { ...params, ...filter }, after: afterCursor(cursor), limit };
      const { counts, letters, people, next } = await listLetters(deps, asked);
      const lines = letters.map((letter) => letterLine(letter, people));
      return ok({ counts, ...page(lines, next) });
    },
  }),
  endpoint({
    operation: 'releaseLetters',
    method: 'post',
    path: '/campaigns/:campaign/letters/release',
    summary: 'Releases letters that wait for approval',
    idempotent: true,
    params: campaignParams,
    body: releaseBody,
    answers: { 200: releasedAnswer },
    handle: async ({ params, body, actor }, deps) =>
      ok(await releaseLetters(deps, { ...params, ...body, actor })),
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
