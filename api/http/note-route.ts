import type { RequestHandler, Response } from 'express';

/** What is known of an answered request: its route's pattern, and the ids of its address as Express decoded them. */
interface Noted {
  route: string;
  ids: Record<string, string>;
}

const notes = new WeakMap<Response, Noted>();

/**
 * Notes which route it is that answers: an error unwinds what Express knows of it before the log is written. Of a `secret`
 * address the log gets the pattern alone.
 */
export const noteRoute =
  (route: string, { secret = false } = {}): RequestHandler =>
  (request, response, next) => {
    notes.set(response, { route, ids: secret ? {} : ({ ...request.params } as Record<string, string>) });
    next();
  };

/** Undefined where no route answered. */
export const notedRoute = (response: Response): Noted | undefined => notes.get(response);
