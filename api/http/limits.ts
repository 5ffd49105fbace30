import type { ErrorRequestHandler, RequestHandler } from 'express';
import { type Options, rateLimit } from 'express-rate-limit';
import { API_PREFIX } from '../../config/api-prefix';
import { viewerOf } from './authenticate';
import { networkOf } from './client-address';
import { TooManyRequests, Unauthorised } from './problems';

const MINUTE_MS = 60_000;

/** Counts in this process's memory: with several API processes each has limits of its own. */
export const perMinute = (
  options: Pick<Options, 'limit' | 'identifier' | 'keyGenerator'> & Partial<Options>,
): RequestHandler =>
  rateLimit({
    windowMs: MINUTE_MS,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    // The library has put Retry-After and RateLimit on the answer by now.
    handler: (_request, _response, next) => next(new TooManyRequests()),
    ...options,
  });

/** Likewise, by the address that somebody asks from. */
export const perMinuteAndAddress = (
  options: Pick<Options, 'limit' | 'identifier'> & Partial<Options>,
): RequestHandler => perMinute({ ...options, keyGenerator: ({ ip }) => networkOf(ip) });

/**
 * How much one address may ask of what needs no key: pages, links, sign-in, what is not there. Below `/api/v1` keys and
 * signatures have limits of their own, and whether the process lives is for everybody to ask.
 */
export const limitOpen = ({ openRequestsPerMinute }: { openRequestsPerMinute: number }): RequestHandler =>
  perMinuteAndAddress({
    identifier: 'open',
    limit: openRequestsPerMinute,
    skip: ({ path }) => path.startsWith(`${API_PREFIX}/`) || path === '/livez',
  });

/** How much one key may ask; goes behind `authenticate`. */
export const limitKeys = ({ requestsPerMinute }: { requestsPerMinute: number }): RequestHandler =>
  perMinute({
    identifier: 'key',
    limit: requestsPerMinute,
    keyGenerator: (request) => viewerOf(request).credential,
  });

/** How often one address may come without a valid key; goes behind `authenticate` as well, for what that refused. */
export function limitRefusals({ refusalsPerMinute }: { refusalsPerMinute: number }): ErrorRequestHandler {
  const count = perMinuteAndAddress({ identifier: 'refusals', limit: refusalsPerMinute });
  return (error: unknown, request, response, next) => {
    // A page of ours whose reader has not signed in guesses at nothing.
    if (!(error instanceof Unauthorised) || error.reason === 'signed-out') {
      next(error);
      return;
    }
    void count(request, response, (limited: unknown) => next(limited ?? error));
  };
}
