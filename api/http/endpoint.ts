import type { z } from 'zod';
import type { ApiDeps } from '../deps';
import { withIdempotency } from './idempotency';
import { parseRequest } from './parse';

export type Method = 'get' | 'post';

/** Who may call. Keys have one role for now. */
export type ApiRole = 'administrator';

export type MediaType = 'application/json' | 'text/plain';

/** What an endpoint is given: its request, parsed, and who asks. */
export interface Asked<Params = unknown, Query = unknown, Body = unknown> {
  params: Params;
  query: Query;
  body: Body;
  /** Label and public part of the caller's key, for the audit. */
  actor: string;
  /** Where the endpoint creates something, and the caller sent one. */
  idempotencyKey?: string | undefined;
  /** For what comes without an id of its own: the same for each repetition under a key. */
  givenId?: string | undefined;
  /** The one of the endpoint's media types that the caller likes best. */
  accepts: MediaType;
}

export interface Answer {
  status: number;
  /** Sent as JSON; a string as plain text. */
  body: unknown;
  headers?: Record<string, string>;
}

/**
 * One method of one address, as data: the router, the answer 405, the check of roles and a description of the API
 * all come from it.
 */
export interface Endpoint {
  method: Method;
  /** Below `/api/v1`, in Express's notation. */
  path: string;
  summary: string;
  /** Takes an `Idempotency-Key`. */
  creates: boolean;
  /** Answers page by page: with `Link` to the next one and the first. */
  pages: boolean;
  roles: readonly ApiRole[];
  offers: readonly MediaType[];
  params: z.ZodType | undefined;
  query: z.ZodType | undefined;
  body: z.ZodType | undefined;
  /** @throws InvalidRequest, and whatever problem the endpoint finds. */
  handle(raw: Asked, deps: ApiDeps): Promise<Answer>;
}

/** An endpoint whose handler gets what its schemas make of the request. */
export function endpoint<
  Params extends z.ZodType = z.ZodUnknown,
  Query extends z.ZodType = z.ZodUnknown,
  Body extends z.ZodType = z.ZodUnknown,
>(definition: {
  method: Method;
  path: string;
  summary: string;
  creates?: boolean;
  pages?: boolean;
  roles?: readonly ApiRole[];
  offers?: readonly MediaType[];
  params?: Params;
  query?: Query;
  body?: Body;
  handle(asked: Asked<z.output<Params>, z.output<Query>, z.output<Body>>, deps: ApiDeps): Promise<Answer>;
}): Endpoint {
  const { method, path, summary, creates = false, pages = false, params, query, body } = definition;
  return {
    method,
    path,
    summary,
    creates,
    pages,
    roles: definition.roles ?? ['administrator'],
    offers: definition.offers ?? ['application/json'],
    params,
    query,
    body,
    handle: async (raw, deps) => {
      const asked = {
        ...raw,
        params: parseRequest(params, raw.params, 'params') as z.output<Params>,
        query: parseRequest(query, raw.query, 'query') as z.output<Query>,
        body: parseRequest(body, raw.body, 'body') as z.output<Body>,
      };
      return withIdempotency({
        deps,
        scope: { credential: raw.actor, method, path, params: asked.params },
        key: creates ? raw.idempotencyKey : undefined,
        asked: asked.body,
        run: (givenId) => definition.handle({ ...asked, givenId }, deps),
      });
    },
  };
}

export const ok = (body: unknown): Answer => ({ status: 200, body });
