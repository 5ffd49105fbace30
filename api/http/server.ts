import { createServer, type Server } from 'node:http';
import type { Express } from 'express';
import type { Logger } from 'pino';
import { networkOf } from './client-address';
import { logUnread } from './log-unread';

/** How long a connection may take, in milliseconds; real time. */
export interface TimeLimits {
  /** From the first byte of a request to the end of its headers. */
  headersMs: number;
  /** To the end of its body. */
  requestMs: number;
  /** Until the next request. */
  keepAliveMs: number;
  /** Without a byte in either direction; an answer is there within 10 s, and somebody has to read it. */
  idleMs: number;
  /** How often requests are held to the first two. */
  checkEveryMs: number;
}

/** A body has 1 MiB at the most, which takes 15 s at half a megabit a second. */
const TIME_LIMITS: TimeLimits = {
  headersMs: 10_000,
  requestMs: 30_000,
  keepAliveMs: 5_000,
  idleMs: 60_000,
  checkEveryMs: 5_000,
};

export interface ServerOptions {
  connections: number;
  /** Of one address; of a trusted proxy all callers come, and it has no limit of its own. */
  connectionsPerAddress: number;
  logger: Logger;
  times?: TimeLimits;
}

/** The fields of an app by which Express tells the proxies that it trusts. */
type Trusts = (address: string, hop: number) => boolean;

/**
 * A server on which nobody holds connections open for long, or many of them: a request that is sent by halves is answered 408
 * and cut off, and connections over the limits are closed unanswered.
 */
export function createApiServer(
  app: Express,
  { connections, connectionsPerAddress, logger, times = TIME_LIMITS }: ServerOptions,
): Server {
  const server = createServer(
    {
      headersTimeout: times.headersMs,
      requestTimeout: times.requestMs,
      keepAliveTimeout: times.keepAliveMs,
      connectionsCheckingInterval: times.checkEveryMs,
    },
    app,
  );
  logUnread(server, logger);
  server.timeout = times.idleMs;
  server.maxConnections = connections;
  const trusts = app.get('trust proxy fn') as Trusts;
  const open = new Map<string, number>();
  server.on('connection', (socket) => {
    const { remoteAddress } = socket;
    if (remoteAddress !== undefined && trusts(remoteAddress, 0)) return;
    const network = networkOf(remoteAddress);
    const count = (open.get(network) ?? 0) + 1;
    if (count > connectionsPerAddress) {
      socket.destroy();
      return;
    }
    open.set(network, count);
    socket.once('close', () => {
      const left = (open.get(network) ?? 1) - 1;
      if (left > 0) open.set(network, left);
      else open.delete(network);
    });
  });
  return server;
}
