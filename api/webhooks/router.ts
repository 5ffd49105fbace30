import { type ErrorRequestHandler, type RequestHandler, type Response, Router } from 'express';
import { API_PREFIX } from '../../config/api-prefix';
import { readFate } from '../../use-cases/filings/read-fate';
import { parseInput } from '../../use-cases/input/parse';
import { atMostPerMinute } from '../../use-cases/per-minute';
import { logAttempt } from '../../use-cases/senders/attempt-log';
import type { ApiDeps } from '../deps';
import { afterAnswer } from '../http/after-answer';
import { addressOf } from '../http/caller';
import { networkOf } from '../http/client-address';
import { noStore } from '../http/no-store';
import { noteRoute } from '../http/note-route';
import { problemOf } from '../http/problem-of';
import { MethodNotAllowed, type ProblemType } from '../http/problems';
import { takeUtf8 } from '../http/read-json';
import {
  authenticateSender,
  claimedWebhookId,
  isSenderKnown,
  isSignatureKnown,
  readHeaders,
  refuseImpossible,
  signedRequest,
} from './authenticate-sender';
import { fateParams, fateQuery } from './payload';
import { reviewFiledJsonSchema } from './published-schema';
import { limitFailures, limitSender } from './rate-limits';
import { takeJson, takePlain } from './read-body';
import { type Note, receive } from './receive';

const ROUTES = {
  reviewFiled: '/:sender/review-filed',
  fate: '/:sender/filings/:campaign/:filingId',
  schema: '/review-filed/schema',
} as const;

/**
 * What other systems call, below `/api/v1/hooks`, by Standard Webhooks. It stands before the keys and before the parser
 * of JSON: the signature is over bytes, and nothing is parsed before it is known to stand.
 */
export function hooks(deps: ApiDeps): Router {
  const router = Router();
  const route = (path: string) => router.route(path).all(noteRoute(`${API_PREFIX}/hooks${path}`));

  route(ROUTES.reviewFiled)
    .post(writeDown(deps), ...signedBy(deps, [takeJson, takeUtf8]), async (request, response) => {
      const { status, body, headers } = await receive(deps, signedRequest(request), noteOf(response));
      response
        .status(status)
        .set(headers ?? {})
        .json(body);
    })
    .all(refuse('POST'));

  route(ROUTES.fate)
    .get(...signedBy(deps), async (request, response) => {
      const params = parseInput(fateParams, request.params);
      const query = parseInput(fateQuery, request.query, '?');
      response.json(await readFate(deps, { ...params, ...query }));
    })
    .all(refuse('GET', 'HEAD'));

  route(ROUTES.schema)
    .get((_request, response) => {
      response.type('application/schema+json').send(JSON.stringify(reviewFiledJsonSchema));
    })
    .all(refuse('GET', 'HEAD'));

  router.use(noteProblem);
  return router;
}

/** From the cheapest check to the dearest; what is refused by one is never seen by the next. */
const signedBy = (deps: ApiDeps, beforeReading: RequestHandler[] = []): RequestHandler[] => [
  noStore,
  limitFailures({ isSignatureKnown }),
  readHeaders,
  refuseImpossible(deps),
  ...beforeReading,
  takePlain,
  authenticateSender(deps),
  limitSender({
    webhooksPerMinute: deps.limits.webhooksPerMinute,
    senderOf: (request) => signedRequest(request).sender._id,
  }),
];

const refuse =
  (...methods: string[]): RequestHandler =>
  () => {
    throw new MethodNotAllowed(methods);
  };

/** What is said of a message in the log beside its status. */
interface Said {
  about?: Parameters<Note>[0];
  problem?: ProblemType;
}

const saidOf = new WeakMap<Response, Said>();

const noteOf =
  (response: Response): Note =>
  (about) => {
    saidOf.set(response, { ...saidOf.get(response), about });
  };

const noteProblem: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  const problem = problemOf(error)?.type;
  if (problem !== undefined) saidOf.set(response, { ...saidOf.get(response), problem });
  next(error);
};

/** Of what one address sends unsigned in a minute: enough to see a mistake by, too little to fill a log. */
const UNSIGNED_WRITTEN = 20;

/** Counts each message and writes it into its sender's log, once it is answered. */
const writeDown = (deps: ApiDeps): RequestHandler => {
  const isWritten = atMostPerMinute({ limit: UNSIGNED_WRITTEN, now: deps.now });
  return (request, response, next) => {
    // An error takes it away before the answer is there.
    const sender = String(request.params['sender']);
    afterAnswer(response, deps.logger, () => {
      const { about, problem } = saidOf.get(response) ?? {};
      const { statusCode: status } = response;
      const outcome = problem ?? outcomeOf(status);
      deps.metrics.webhooks.inc({ outcome });
      // Of many that are refused for being many, one more line would only make the log longer.
      if (status === 429) return;
      if (!isSignatureKnown(request) && !isWritten(networkOf(addressOf(request)))) return;
      const webhookId = claimedWebhookId(request);
      const attempt = { sender, webhookId, status, outcome, ...about };
      void logAttempt(deps, attempt, { isKnownSender: isSenderKnown(request) });
    });
    next();
  };
};

/** Of answers that are no problem of ours by name: parts that are away have a status alone. */
function outcomeOf(status: number): ProblemType | 'taken' | 'test' {
  switch (status) {
    case 200:
      return 'test';
    case 202:
      return 'taken';
    case 503:
      return 'unavailable';
    default:
      return 'internal';
  }
}
