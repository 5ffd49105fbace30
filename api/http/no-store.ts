import type { RequestHandler } from 'express';

/** What is answered is confidential, and is to be kept by nobody on the way (RFC 9111, section 5.2.2.5). */
export const noStore: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store');
  next();
};
