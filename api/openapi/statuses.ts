import type { Endpoint } from '../http/endpoint';

/** What each status means, in the words of the description. */
export const STATUS_IN_WORDS: Readonly<Record<number, string>> = {
  200: 'OK; a repetition gets the first answer again',
  201: 'Created',
  202: 'Stored; processing continues',
  204: 'Done; there is nothing to tell',
  207: 'Each row has its own result',
  304: 'Not modified since this ETag',
  400: 'Unreadable address or body',
  401: 'Missing or invalid key',
  403: 'This key lacks the permission',
  404: 'Not found',
  409: 'Conflict with the current state',
  412: 'Changed since this ETag',
  413: 'The body is too large',
  415: 'The body is of another type',
  422: 'Invalid fields: the answer names each one and its rule',
  429: 'Too many requests in this minute',
  500: 'Internal server error',
  503: 'Temporarily unavailable: repeat the request',
};

/** Every status of a problem that an operation may answer. */
export function problemStatusesOf({
  path,
  params,
  query,
  body,
  problems,
  conditional,
  idempotent,
}: Endpoint): number[] {
  const takesAnything = params !== undefined || query !== undefined || body !== undefined;
  const statuses = [
    400,
    401,
    403,
    429,
    500,
    503,
    ...(path.includes(':') ? [404] : []),
    ...(body === undefined ? [] : [413, 415]),
    ...(takesAnything ? [422] : []),
    ...(conditional ? [412] : []),
    ...(idempotent ? [409] : []),
    ...problems,
  ];
  return [...new Set(statuses)].sort((a, b) => a - b);
}
