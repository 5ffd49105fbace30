import { connect } from 'node:net';
import type { RawCase } from './requests';

/** Without a byte for so long, nothing more comes. */
const QUIET_MS = 1_000;
/** A client that goes away in the middle does so after a moment. */
const LEAVES_AFTER_MS = 20;

/** Sends a case to a port of this machine; resolves to the statuses of what was answered once the connection is closed. */
export function sendRaw(port: number, { pieces, ends }: RawCase): Promise<number[]> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    const heard: Buffer[] = [];
    let refused: Error | undefined;
    socket.on('data', (piece) => heard.push(piece));
    // The server may cut off what it does not want to read; that nobody listens is another thing.
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED') refused = error;
    });
    socket.setTimeout(QUIET_MS, () => socket.destroy());
    socket.once('close', () => (refused ? reject(refused) : resolve(statusesIn(heard))));
    socket.once('connect', () => {
      for (const piece of pieces) socket.write(piece, 'latin1');
      if (ends === 'closes') setTimeout(() => socket.end(), LEAVES_AFTER_MS);
      if (ends === 'resets') setTimeout(() => socket.resetAndDestroy(), LEAVES_AFTER_MS);
    });
  });
}

const statusesIn = (heard: readonly Buffer[]): number[] =>
  [
    ...Buffer.concat(heard)
      .toString('latin1')
      .matchAll(/HTTP\/1\.1 (\d{3}) /g),
  ].map(([, status]) => Number(status));
