import type { Server } from 'node:http';
import { promisify } from 'node:util';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import { WORKFLOW_KINDS } from '../domain/campaign';
import type { DelayFigures } from '../use-cases/delay-figures';
import type { LetterFigures } from '../use-cases/letters/letter-figures';
import { afterAnswer } from './http/after-answer';
import { notedRoute } from './http/note-route';

/** What `/metrics` tells, in Prometheus format. */
export interface ApiMetrics {
  httpSeconds: Histogram<'method' | 'route' | 'status'>;
  filings: Counter<'outcome'>;
  webhooks: Counter<'outcome'>;
  /** Of the text that {@link read} gives. */
  contentType: string;
  /** Measures how many connections a server has from now on. */
  watch(server: Server): void;
  /** All of it, with what the store knows of letters at this moment; without that while the store is away. */
  read(): Promise<string>;
}

export function createMetrics({
  registry,
  letterFigures,
  delayFigures,
}: {
  registry: Registry;
  letterFigures: () => Promise<LetterFigures>;
  delayFigures: () => Promise<DelayFigures>;
}): ApiMetrics {
  const registers = [registry];
  const storeUp = new Gauge({
    name: 'congvu_store_up',
    help: '1 if the store answered when this was read; all that it is asked for is missing otherwise',
    registers,
  });
  const letters = new Gauge({
    name: 'congvu_letters',
    help: 'Letters of all campaigns by state',
    labelNames: ['state'],
    registers,
  });
  const duplicates = new Gauge({
    name: 'congvu_letters_possible_duplicates',
    help: 'Sendings whose outcome is not known: the server may have taken the letter before',
    registers,
  });
  const stragglers = new Gauge({
    name: 'congvu_letters_stragglers',
    help: 'Notices that were late for the letters of their instant and went into a supplement or the next letter',
    registers,
  });
  const lettersOverdue = new Gauge({
    name: 'congvu_letters_overdue_seconds',
    help: 'How long the oldest notice that is in no letters yet has been due, in open campaigns on the real clock',
    registers,
  });
  const behind = new Gauge({
    name: 'congvu_evaluations_behind',
    help: 'Evaluations that have not settled an instant of over a minute ago, in open campaigns on the real clock',
    registers,
  });
  const ended = new Gauge({
    name: 'congvu_workflows_ended',
    help: 'Workflows that ended and should not have, and are not started again yet',
    registers,
  });
  const ends = new Gauge({
    name: 'congvu_workflow_ends',
    help: 'Ends of workflows that should not have been, by what they were; each is noticed and started again',
    labelNames: ['what'],
    registers,
  });
  let watched: Server | undefined;
  new Gauge({
    name: 'congvu_http_connections',
    help: 'Open connections of clients and proxies',
    registers,
    async collect() {
      this.set(watched ? await promisify(watched.getConnections.bind(watched))() : 0);
    },
  });
  async function readStore(): Promise<void> {
    letters.reset();
    ends.reset();
    // Of a store that is away an old figure would be taken for a new one.
    for (const gauge of [duplicates, stragglers, lettersOverdue, behind, ended]) gauge.remove();
    try {
      const [figures, delays] = await Promise.all([letterFigures(), delayFigures()]);
      for (const [state, count] of Object.entries(figures.byState)) letters.set({ state }, count);
      duplicates.set(figures.possibleDuplicates);
      stragglers.set(figures.stragglers);
      lettersOverdue.set(delays.lettersOverdueSeconds);
      behind.set(delays.evaluationsBehind);
      ended.set(delays.ended);
      for (const what of WORKFLOW_KINDS) ends.set({ what }, delays.ends[what] ?? 0);
      storeUp.set(1);
    } catch {
      // That it is away is what this tells.
      storeUp.set(0);
    }
  }
  return {
    httpSeconds: new Histogram({
      name: 'congvu_http_request_duration_seconds',
      help: 'Requests by method, route and status',
      labelNames: ['method', 'route', 'status'],
      // Updates are answered within 5 s or become 202.
      buckets: [0.01, 0.03, 0.1, 0.3, 1, 3, 6, 10],
      registers,
    }),
    filings: new Counter({
      name: 'congvu_filings_total',
      help: 'Filings and announcements by the outcome that they were answered with',
      labelNames: ['outcome'],
      registers,
    }),
    webhooks: new Counter({
      name: 'congvu_webhooks_total',
      help: 'What other systems sent to be filed, by what it was answered with: taken, test, or the problem',
      labelNames: ['outcome'],
      registers,
    }),
    contentType: registry.contentType,
    watch(server) {
      watched = server;
    },
    async read() {
      await readStore();
      return registry.metrics();
    },
  };
}

/** Measures every request under its route's pattern, so that ids do not become labels. */
export const measureRequests =
  ({ metrics: { httpSeconds }, logger }: { metrics: ApiMetrics; logger: Logger }): RequestHandler =>
  (request, response, next) => {
    const end = httpSeconds.startTimer({ method: request.method });
    afterAnswer(response, logger, () => {
      // How long somebody follows a campaign is nothing that they wait.
      if (String(response.getHeader('content-type')).startsWith('text/event-stream')) return;
      end({ route: notedRoute(response)?.route ?? 'none', status: String(response.statusCode) });
    });
    next();
  };
