import { randomUUID } from 'node:crypto';
import { type HttpLogger, pinoHttp } from 'pino-http';
import type { Logger } from 'pino';

/** One line per request: method, address, status and time. Neither headers nor bodies: they hold keys and contents. */
export const logRequests = (logger: Logger): HttpLogger =>
  pinoHttp({
    logger,
    genReqId: () => randomUUID(),
    serializers: {
      req: ({ id, method, url }: { id: string; method: string; url: string }) => ({ id, method, url }),
      res: ({ statusCode }: { statusCode: number }) => ({ statusCode }),
    },
    // The error middleware logs what deserves it; here only the status counts.
    customLogLevel: (request, response) => {
      if (response.statusCode >= 500) return 'error';
      return /^\/(livez|readyz|metrics)/.test(request.url ?? '') ? 'debug' : 'info';
    },
  });
