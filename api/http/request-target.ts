import type { RequestHandler } from 'express';
import { BadRequest } from './problems';

/**
 * A path as RFC 3986 has it, then anything visible as a query. Clients never send a fragment (RFC 9112, section 3.2),
 * and what Express and we make of an address must not depend on who of us looks for one.
 */
const TARGET = /^(?:[A-Za-z0-9\-._~:/@!$&'()*+,;=[\]]|%[0-9A-Fa-f]{2})*(?:\?[\x21\x22\x24-\x7e]*)?$/;

/** Refuses a request whose target is none, before anything else looks at it. */
export const refuseMalformedTargets: RequestHandler = (request, _response, next) => {
  if (!TARGET.test(request.originalUrl)) throw new BadRequest();
  next();
};
