import type { Request, RequestHandler } from 'express';
import { ipKeyGenerator } from 'express-rate-limit';
import { perMinute } from '../http/limits';

/**
 * Failed attempts that one address may make in one sender's name per minute, and at the same time how many of its
 * requests may be under way. Far above what a sender's mistakes need; far below what a guess at a secret would.
 */
const FAILURES_PER_MINUTE = 200;

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
  perMinute({
    identifier: 'failures',
    limit: FAILURES_PER_MINUTE,
    keyGenerator: (request) => `${ipKeyGenerator(request.ip ?? '')} ${String(request.params['sender'])}`,
    skipSuccessfulRequests: true,
    // A store that is away is no fault of whoever asks.
    requestWasSuccessful: (request, { statusCode }) => isSignatureKnown(request) || statusCode >= 500,
  });

/** Once the signature stands, what counts is the sender, wherever it asks from. Each API process counts for itself. */
export const limitSender = ({
  webhooksPerMinute,
  senderOf,
}: {
  webhooksPerMinute: number;
  senderOf: (request: Request) => string;
}): RequestHandler =>
  perMinute({
    identifier: 'sender',
    limit: webhooksPerMinute,
    keyGenerator: (request) => senderOf(request),
  });
