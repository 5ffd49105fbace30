import { connect, type Socket } from 'node:net';
import { ScannerAway } from './scanner';

/** Longer than a scan of a large document takes, and shorter than a request may. */
const TIMEOUT_MS = 25_000;
/** Scanners answer in a few lines. */
const MOST_BYTES = 64 * 1024;

interface Exchange {
  host: string;
  port: number;
  sent: AsyncIterable<Uint8Array>;
  /** Whether an answer is there as far as it is read. */
  isWhole: (answer: Buffer) => boolean;
  timeoutMs?: number;
}

/**
 * Sends something over a connection of its own, and reads the answer, which may come before all is sent. Throws
 * {@link ScannerAway}; what fails while the bytes are read is thrown as it is.
 */
export async function exchange({
  host,
  port,
  sent,
  isWhole,
  timeoutMs = TIMEOUT_MS,
}: Exchange): Promise<Buffer> {
  const socket = connect({ host, port });
  const answer = answerOf(socket, isWhole);
  const timer = setTimeout(() => socket.destroy(new Error('no answer in time')), timeoutMs);
  try {
    await Promise.race([answer, send(socket, sent).then(() => answer)]);
    return await answer;
  } finally {
    clearTimeout(timer);
    socket.destroy();
  }
}

/** Somebody waits to hear whether the service is up. */
const PATIENCE_MS = 2000;

/** Whether a scanner answers a short question as it should. */
export const asked = (
  { sent, ...at }: Pick<Exchange, 'host' | 'port' | 'isWhole'> & { sent: string },
  isRight: (answer: string) => boolean,
): Promise<boolean> =>
  exchange({ ...at, sent: once(Buffer.from(sent)), timeoutMs: PATIENCE_MS }).then(
    (answer) => isRight(answer.toString('latin1')),
    () => false,
  );

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

function answerOf(socket: Socket, isWhole: Exchange['isWhole']): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    let read = Buffer.alloc(0);
    const away = (cause?: unknown) => reject(new ScannerAway('the scanner does not answer', { cause }));
    socket.on('data', (bytes: Buffer) => {
      read = Buffer.concat([read, bytes]);
      if (isWhole(read)) resolve(read);
      else if (read.length > MOST_BYTES) away();
    });
    socket.on('error', away);
    socket.on('close', () => away());
  });
}

/** Waits where the scanner reads slowly; a connection that has ended takes nothing more, and its answer says why. */
async function send(socket: Socket, sent: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const bytes of sent) {
    if (socket.destroyed) return;
    if (socket.write(bytes)) continue;
    await new Promise<void>((resolve) => {
      const goOn = () => {
        socket.off('drain', goOn).off('close', goOn);
        resolve();
      };
      socket.on('drain', goOn).on('close', goOn);
    });
  }
}
