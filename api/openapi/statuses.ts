import type { Endpoint } from '../http/endpoint';

/** What each status means, in the words of the description. */
export const STATUS_IN_WORDS: Readonly<Record<number, string>> = {
  200: 'As it is asked for, or the same answer as before to a repetition',
  201: 'Made, and taken in',
  202: 'Stored; the rest comes later',
  207: 'Each row says what became of it',
  304: 'As it was when it was read under this ETag',
  400: 'The address or the body cannot be read',
  401: 'No valid key',
  403: 'A valid key, and not for this',
  404: 'There is no such thing',
  409: 'Does not fit with what is there',
  412: 'It has changed since it was read',
  413: 'The body is too large',
  415: 'The body is not JSON',
  422: 'A field is not as it must be; every one is named, with its rule',
  429: 'Too many requests in this minute',
  500: 'Something went wrong here',
  503: 'Not available for the moment; send the same again',
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
