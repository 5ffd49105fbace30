import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import type { Logger } from 'pino';
import { type HttpLogger, pinoHttp } from 'pino-http';
import { loggedError } from '../../config/logger';
import { addressOf, callerOf } from './caller';
import { notedRoute } from './note-route';
import { withoutSecret } from './secret-addresses';

/** Without the query: what somebody typed into an address by mistake does not stay in a log. Nor do secrets. */
const pathOf = (url: string): string => withoutSecret(url.split('?')[0] ?? '');

/** What a request is about, by the names of its route's parameters: `campaign`, `unit`, `filing` and the like. */
export const idsOf = (response: Response): Record<string, string> => notedRoute(response)?.ids ?? {};

/**
 * One line per request: method, path, what it is about, from where and by whom, status and time. Neither headers nor bodies nor
 * queries: they hold keys and contents; of a key or a session there is the public part.
 */
export const logRequests = (logger: Logger): HttpLogger =>
  pinoHttp({
    logger,
    genReqId: () => randomUUID(),
    // They get the request and the error themselves, not what pino would make of them first.
    wrapSerializers: false,
    serializers: {
      req: ({ id, method, originalUrl }: Request) => ({ id, method, url: pathOf(originalUrl) }),
      res: ({ statusCode }: { statusCode: number }) => ({ statusCode }),
      err: loggedError,
    },
    // Known once a route has answered.
    customProps: (request, response) => ({
      ...idsOf(response as Response),
      from: addressOf(request as Request),
      ...callerOf(request as Request)?.by,
    }),
    // The error middleware logs what deserves it; here only the status counts.
    customLogLevel: (request, response) => {
      if (response.statusCode >= 500) return 'error';
      return /^\/(livez|readyz)/.test(request.url ?? '') ? 'debug' : 'info';
    },
  });
