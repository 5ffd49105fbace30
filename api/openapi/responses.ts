import type { RouteConfig } from '@asteasolutions/zod-to-openapi';
import { problem } from './problem';
import { STATUS_IN_WORDS } from './statuses';

export type Responses = RouteConfig['responses'];
export type Headers = Record<string, { description: string; schema: { type: 'string' } }>;

export const header = (description: string) => ({ description, schema: { type: 'string' as const } });

export const HEADERS: Readonly<Record<number, Headers>> = {
  201: { Location: header('Address of the new resource') },
  202: { Location: header('Address of its state') },
  401: { 'WWW-Authenticate': header('How to authenticate') },
  429: { 'Retry-After': header('Seconds') },
  503: { 'Retry-After': header('Seconds') },
};

/** Problem documents by status; `words` say of some what the usual ones do not. */
export const problemResponses = (
  statuses: readonly number[],
  words: Readonly<Record<number, string>> = {},
): Responses =>
  Object.fromEntries(
    statuses.map((status) => [
      status,
      {
        description: words[status] ?? STATUS_IN_WORDS[status] ?? '',
        content: { 'application/problem+json': { schema: problem } },
        ...(HEADERS[status] && { headers: HEADERS[status] }),
      },
    ]),
  );
