import { createServer, type Server } from 'node:http';
import type { Logger } from 'pino';
import type { ApiMetrics } from './metrics';

/**
 * `GET /metrics` on a port of its own: it needs no key, tells how many filings and letters there are, and asks the store each
 * time, so that it is published to whoever collects it alone and never beside the API.
 */
export function createMetricsServer({ metrics, logger }: { metrics: ApiMetrics; logger: Logger }): Server {
  return createServer((request, response) => {
    if (request.url !== '/metrics' || (request.method !== 'GET' && request.method !== 'HEAD')) {
      response.writeHead(404).end();
      return;
    }
    metrics.read().then(
      (text) => response.writeHead(200, { 'Content-Type': metrics.contentType }).end(text),
      (error: unknown) => {
        logger.error({ err: error }, 'metrics not read');
        response.writeHead(500).end();
      },
    );
  });
}
