import type { ErrorRequestHandler, RequestHandler } from 'express';
import { ipKeyGenerator, type Options, rateLimit } from 'express-rate-limit';
import { viewerOf } from './authenticate';
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

/** How much one key may ask; goes behind `authenticate`. */
export const limitKeys = ({ requestsPerMinute }: { requestsPerMinute: number }): RequestHandler =>
  perMinute({
    identifier: 'key',
    limit: requestsPerMinute,
    keyGenerator: (request) => viewerOf(request).credential,
  });

/** How often one address may come without a valid key; goes behind `authenticate` as well, for what that refused. */
export function limitRefusals({ refusalsPerMinute }: { refusalsPerMinute: number }): ErrorRequestHandler {
  const count = perMinute({
    identifier: 'refusals',
    limit: refusalsPerMinute,
    keyGenerator: ({ ip }) => ipKeyGenerator(ip ?? ''),
  });
  return (error: unknown, request, response, next) => {
    // A page of ours whose reader has not signed in guesses at nothing.
    if (!(error instanceof Unauthorised) || error.reason === 'signed-out') {
      next(error);
      return;
    }
    void count(request, response, (limited: unknown) => next(limited ?? error));
  };
}
