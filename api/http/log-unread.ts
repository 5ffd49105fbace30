import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Logger } from 'pino';

/** What Node answers itself, by why it cannot read a request; all else is 400. */
const STATUS_OF: ReadonlyMap<unknown, number> = new Map([
  ['ERR_HTTP_REQUEST_TIMEOUT', 408],
  ['HPE_CHUNK_EXTENSIONS_OVERFLOW', 413],
  ['HPE_HEADER_OVERFLOW', 431],
]);

/**
 * Logs each request that Node refuses before any handler sees it: from where, with what status and why, and nothing of what it
 * says. A listener of `clientError` would have to answer too, and only Node knows whether an answer is under way on that
 * connection; so this listens in and leaves the answer to Node.
 */
export function logUnread(server: Server, logger: Logger): void {
  const emit = server.emit.bind(server) as (event: string, ...rest: unknown[]) => boolean;
  server.emit = (event: string, ...rest: unknown[]): boolean => {
    if (event === 'clientError') note(logger, ...(rest as [NodeJS.ErrnoException, Socket]));
    return emit(event, ...rest);
  };
}

function note(logger: Logger, { code }: NodeJS.ErrnoException, socket: Socket): void {
  // Its sender is gone, and nobody is answered.
  if (!socket.writable) return;
  const statusCode = STATUS_OF.get(code) ?? 400;
  logger.info({ res: { statusCode }, from: socket.remoteAddress, code }, 'request not read');
}
