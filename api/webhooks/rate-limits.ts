import type { Request, RequestHandler } from 'express';
import { perMinute, perMinuteAndAddress } from '../http/limits';

/**
 * Failed attempts that one address may make per minute, and at the same time how many of its requests may be under way.
 * Far above what a sender's mistakes need; far below what a guess at a secret would.
 */
const FAILURES_PER_MINUTE = 200;

/**
 * Before a signature is checked nobody knows who asks, and the name that a request claims is a word of its own. What counts
 * here is therefore the address alone, and only its failures: several senders may come through one gateway.
 */
export const limitFailures = ({
  isSignatureKnown,
}: {
  /** Whether the signature of a request stood, once it is answered. */
  isSignatureKnown: (request: Request) => boolean;
}): RequestHandler =>
  perMinuteAndAddress({
    identifier: 'failures',
    limit: FAILURES_PER_MINUTE,
    skipSuccessfulRequests: true,
    // A store that is away is no fault of its caller.
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
