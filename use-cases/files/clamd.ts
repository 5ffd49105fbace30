import { asked, exchange } from './exchange';
import { type Scanner, ScannerAway } from './scanner';

/** A length before each chunk, and a zero after the last (clamd(8), INSTREAM). */
function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes);
  return length;
}

async function* asStream(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield Buffer.from('zINSTREAM\0');
  for await (const chunk of bytes) {
    if (chunk.length === 0) continue;
    yield lengthOf(chunk.length);
    yield chunk;
  }
  yield lengthOf(0);
}

/** ClamAV's daemon. Whatever it answers that is no verdict, such as a limit that a file passes, is none. */
export const clamd = (at: { host: string; port: number }, timeoutMs?: number): Scanner => ({
  async scan(bytes) {
    const said = await exchange({
      ...at,
      sent: asStream(bytes),
      isWhole: (answer) => answer.includes(0),
      ...(timeoutMs !== undefined && { timeoutMs }),
    });
    const [verdict = ''] = said.toString('utf8').split('\0');
    if (/^stream: OK$/.test(verdict)) return 'clean';
    if (/^stream: .+ FOUND$/.test(verdict)) return 'infected';
    throw new ScannerAway('clamd answered no verdict');
  },
  answers: () =>
    asked({ ...at, sent: 'zPING\0', isWhole: (answer) => answer.includes(0) }, (answer) =>
      answer.startsWith('PONG'),
    ),
});
