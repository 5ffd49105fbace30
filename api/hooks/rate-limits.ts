import type { Request, RequestHandler } from 'express';
import { ipKeyGenerator, type Options, rateLimit } from 'express-rate-limit';
import { TooManyRequests } from './problems';

const MINUTE_MS = 60_000;

/**
 * Failed attempts that one address may make in one sender's name per minute, and at the same time how many of its
 * requests may be under way. Far above what a sender's mistakes need; far below what a guess at a secret would.
 */
const FAILURES_PER_MINUTE = 200;

const shared = {
  windowMs: MINUTE_MS,
  legacyHeaders: false,
  standardHeaders: 'draft-8',
  // The library has put Retry-After and RateLimit on the answer by now.
  handler: (_request, _response, next) => next(new TooManyRequests()),
} satisfies Partial<Options>;

/**
 * Before a signature is checked nobody knows who asks. What counts here is an address's failures in the name of a
 * sender, so that a forger locks out himself and not the sender.
 */
export const limitFailures = ({
  isSignatureKnown,
}: {
  /** Whether the signature of a request stood, once it is answered. */
  isSignatureKnown: (request: Request) => boolean;
}): RequestHandler =>
  rateLimit({
    ...shared,
    identifier: 'failures',
    limit: FAILURES_PER_MINUTE,
    keyGenerator: (request) => `${ipKeyGenerator(request.ip ?? '')} ${String(request.params['sender'])}`,
    skipSuccessfulRequests: true,
    // A store that is away is no fault of whoever asks.
    requestWasSuccessful: (request, { statusCode }) => isSignatureKnown(request) || statusCode >= 500,
  });

/** Once the signature stands, what counts is the sender, wherever it asks from. Each API process counts for itself. */
export const limitSender = ({
  perMinute,
  senderOf,
}: {
  perMinute: number;
  senderOf: (request: Request) => string;
}): RequestHandler =>
  rateLimit({
    ...shared,
    identifier: 'sender',
    limit: perMinute,
    keyGenerator: (request) => senderOf(request),
  });
