import type { ErrorRequestHandler, RequestHandler } from 'express';
import { ipKeyGenerator, type Options, rateLimit } from 'express-rate-limit';
import { viewerOf } from './authenticate';
import { TooManyRequests, Unauthorised } from './errors';

const MINUTE_MS = 60_000;
/** Counts in this process's memory: with several API processes each has limits of its own. */
const perMinute = (limit: number, keyGenerator: NonNullable<Options['keyGenerator']>): RequestHandler =>
  rateLimit({
    windowMs: MINUTE_MS,
    limit,
    keyGenerator,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: (_request, _response, next) => next(new TooManyRequests()),
  });

/** How much one key may ask; goes behind `authenticate`. */
export const limitKeys = ({ requestsPerMinute }: { requestsPerMinute: number }): RequestHandler =>
  perMinute(requestsPerMinute, (request) => viewerOf(request).key);

/** How often one address may come without a valid key; goes behind `authenticate` as well, for what that refused. */
export function limitRefusals({ refusalsPerMinute }: { refusalsPerMinute: number }): ErrorRequestHandler {
  const count = perMinute(refusalsPerMinute, ({ ip }) => ipKeyGenerator(ip ?? ''));
  return (error: unknown, request, response, next) => {
    if (!(error instanceof Unauthorised)) {
      next(error);
      return;
    }
    void count(request, response, (limited: unknown) => next(limited ?? error));
  };
}
