import { z } from 'zod';
import type { Deps } from '../../use-cases/deps';
import { readInput } from '../../use-cases/input/parse';
import { type RefusedField, refuseFaults } from '../../use-cases/refusals';
import type { Grant } from '../access/grants';
import type { Operation } from '../access/table';
import type { Viewer } from '../access/viewer';
import type { Followed } from '../live/streams';
import type { Place } from './cursor';
import type { Precondition } from './precondition';
import type { ProblemOptions } from './problems';

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

export type MediaType =
  | 'application/json'
  | 'application/jsonl'
  | 'text/csv'
  | 'text/event-stream'
  | 'text/plain';

/** The body of an endpoint that takes `application/octet-stream`. */
export const BYTES = z.custom<Uint8Array>((value) => value instanceof Uint8Array);

/** A file that is sent in place of the body, which says what it is of. */
export interface SentBytes {
  name: string;
  type: string;
  size: number;
  sha256: string;
  /** Bytes `from` up to `to`, without it. */
  read: (from: number, to: number) => AsyncIterable<Uint8Array>;
}

/** What there is in a request, before or after its schemas have been over it. */
export interface Parts<Params = unknown, Query = unknown, Body = unknown> {
  params: Params;
  query: Query;
  body: Body;
}

/** What an endpoint is given: its request, parsed, and who asks. */
export interface Asked<Params = unknown, Query = unknown, Body = unknown> extends Parts<Params, Query, Body> {
  viewer: Viewer;
  /** The ways in which the table of access allows this request; never none. */
  grants: readonly Grant[];
  /** Label and public part of the caller's key, for the audit. */
  actor: string;
  /** The address that it comes from. */
  from: string;
  /** For what comes without an id of its own: the same for each repetition under a key. */
  givenId?: string | undefined;
  /** The one of the endpoint's media types that the caller likes best. */
  accepts: MediaType;
  /** What the caller has seen last, if it says so. */
  precondition: Precondition;
  /** Of a stream that was interrupted: the last event that came. */
  lastEventId?: string | undefined;
  /** Of an endpoint with pages: where the page that is asked for begins. */
  place: Place;
}

export interface Answer {
  status: number;
  /** Sent as JSON; a string as the text that was asked for; nothing at all under 204. */
  body: unknown;
  /** Of an endpoint that sends bytes, to whom may see the body. */
  bytes?: SentBytes;
  /** Of a page that is a text; else it is in the body. */
  nextCursor?: string | undefined;
  headers?: Record<string, string>;
  /** Of a list of which some grants select rows: the grants that select each item. */
  through?: readonly (readonly Grant[])[];
  /** What goes on, for who takes it as a stream. */
  followed?: Followed;
  /** Of a refusal: it is sent as this problem, and what may be seen of the body are its extension members. */
  problem?: Pick<ProblemOptions, 'type' | 'title' | 'detail'>;
}

/** The statuses of success that an operation has, each with the shape of its body for whoever sees all of it. */
export type Answers = Readonly<Record<number, z.ZodType>>;

/**
 * One method of one address, as data: the router, the answer 405, the check of access, the check of what is answered
 * and the description of the API all come from it.
 */
export interface Endpoint {
  /** Its row in the table of access, and its `operationId`. */
  operation: Operation;
  method: Method;
  /** Below `/api/v1`, in Express's notation. */
  path: string;
  summary: string;
  /** Takes an `Idempotency-Key`. */
  idempotent: boolean;
  /** Answers page by page: with `Link` to the next one and the first. */
  pages: boolean;
  produces: readonly MediaType[];
  /** Sends a file, as `application/octet-stream` in the description. */
  sendsBytes: boolean;
  params: z.ZodType | undefined;
  query: z.ZodType | undefined;
  body: z.ZodType | undefined;
  answers: Answers;
  /** Problems of its own, beside those that every operation of its kind has. */
  problems: readonly number[];
  /** Takes `If-Match`, and of a put also `If-None-Match: *`. */
  conditional: boolean;
  /** Throws the refusal `invalid` with all that is wrong in any part. */
  parse(raw: Parts): Parts;
  /** What else is wrong with a body that its schema refuses, so that all of it is told at once. */
  alsoWrong(raw: Parts, deps: Deps, grants: readonly Grant[]): Promise<readonly RefusedField[]>;
  /** Takes what {@link parse} made of a request. Throws what the endpoint refuses. */
  handle(asked: Asked, deps: Deps): Promise<Answer>;
}

/** Whether an endpoint takes bytes as they are. */
export const takesBytes = (body: z.ZodType | undefined): boolean => body === BYTES;

/** A filter that is left unread would seem to have chosen everything. */
const NO_QUERY = z.strictObject({});

/** An endpoint whose handler gets what its schemas make of the request. */
export function endpoint<
  Params extends z.ZodType = z.ZodUnknown,
  Query extends z.ZodType = z.ZodUnknown,
  Body extends z.ZodType = z.ZodUnknown,
>(definition: {
  operation: Operation;
  method: Method;
  path: string;
  summary: string;
  idempotent?: boolean;
  pages?: boolean;
  produces?: readonly MediaType[];
  sendsBytes?: boolean;
  params?: Params;
  query?: Query;
  body?: Body;
  answers: Answers;
  problems?: readonly number[];
  conditional?: boolean;
  /** Takes the address as it was parsed, the body as it came, and the ways in which the table allows that. */
  alsoWrong?(
    asked: { params: z.output<Params>; body: unknown; grants: readonly Grant[] },
    deps: Deps,
  ): Promise<readonly RefusedField[]>;
  handle(asked: Asked<z.output<Params>, z.output<Query>, z.output<Body>>, deps: Deps): Promise<Answer>;
}): Endpoint {
  const { params, query, body, produces, sendsBytes, problems, conditional, idempotent, pages } = definition;
  return {
    ...definition,
    params,
    query,
    body,
    produces: produces ?? ['application/json'],
    sendsBytes: sendsBytes ?? false,
    problems: problems ?? [],
    conditional: conditional ?? false,
    idempotent: idempotent ?? false,
    pages: pages ?? false,
    parse(raw) {
      const faults: RefusedField[] = [];
      const read = (schema: z.ZodType | undefined, value: unknown, prefix?: string): unknown => {
        const found = schema && readInput(schema, value, prefix);
        faults.push(...(found?.faults ?? []));
        return found?.value;
      };
      const parts = {
        params: read(params, raw.params),
        query: read(query ?? NO_QUERY, raw.query, '?'),
        // Bytes have no form of text.
        body: takesBytes(body) && raw.body instanceof Uint8Array ? raw.body : read(body, raw.body),
      };
      refuseFaults(faults);
      return parts;
    },
    async alsoWrong(raw, deps, grants) {
      const address = (params ?? z.unknown()).safeParse(raw.params);
      if (!definition.alsoWrong || !address.success) return [];
      return definition.alsoWrong({ params: address.data as z.output<Params>, body: raw.body, grants }, deps);
    },
    handle: (asked, deps) =>
      definition.handle(asked as Asked<z.output<Params>, z.output<Query>, z.output<Body>>, deps),
  };
}

/** The shape of an answer without a body. */
export const nothing = z.undefined();

export const noContent: Answer = { status: 204, body: undefined };

export const ok = (body: unknown, headers?: Record<string, string>): Answer => ({
  status: 200,
  body,
  ...(headers && { headers }),
});
