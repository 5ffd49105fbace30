import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { clamd } from '../../../use-cases/files/clamd';
import { icap } from '../../../use-cases/files/icap';
import { ScannerAway } from '../../../use-cases/files/scanner';
import { scannerAt } from '../../../use-cases/files/scanner-at';

let server: Server | undefined;
const sockets = new Set<Socket>();

afterEach(() => {
  server?.close();
  for (const socket of sockets) socket.destroy();
  sockets.clear();
  server = undefined;
});

/** A scanner that collects what it is sent, and answers once that is whole. */
async function scannerThat(
  answer: (sent: Buffer, socket: Socket) => void,
): Promise<{ host: string; port: number }> {
  server = createServer((socket) => {
    let sent = Buffer.alloc(0);
    sockets.add(socket);
    socket.on('data', (bytes) => {
      sent = Buffer.concat([sent, bytes as Buffer]);
      answer(sent, socket);
    });
    socket.on('error', () => undefined);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { host: '127.0.0.1', port: (server.address() as AddressInfo).port };
}

async function* parts(...texts: string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text);
}

/** A port where nobody listens. */
async function nobody(): Promise<{ host: string; port: number }> {
  const at = await scannerThat(() => undefined);
  server?.close();
  return at;
}

describe('clamd', () => {
  /** The file in a stream of chunks; undefined while it is not whole. */
  function streamed(sent: Buffer): string | undefined {
    const head = 'zINSTREAM\0';
    if (!sent.toString('latin1').startsWith(head)) return undefined;
    let at = head.length;
    let text = '';
    while (at + 4 <= sent.length) {
      const length = sent.readUInt32BE(at);
      if (length === 0) return at + 4 === sent.length ? text : undefined;
      text += sent.toString('utf8', at + 4, at + 4 + length);
      at += 4 + length;
    }
    return undefined;
  }
  const answering = (said: (text: string) => string) =>
    scannerThat((sent, socket) => {
      const text = streamed(sent);
      if (text !== undefined) socket.end(said(text));
    });

  it('gets the whole file, and says whether it is infected', async () => {
    const at = await answering((text) =>
      text.includes('EICAR') ? 'stream: Eicar-Test FOUND\0' : 'stream: OK\0',
    );
    expect(await clamd(at).scan(parts('một ', 'hai ', '', 'ba'), 10)).toBe('clean');
    expect(await clamd(at).scan(parts('một EI', 'CAR'), 10)).toBe('infected');
  });

  it('is away if it gives no verdict, breaks off, does not listen or takes too long', async () => {
    const none = await answering(() => 'INSTREAM size limit exceeded. ERROR\0');
    await expect(clamd(none).scan(parts('x'), 1)).rejects.toThrow(ScannerAway);
    server?.close();
    const broken = await scannerThat((_sent, socket) => socket.destroy());
    await expect(clamd(broken).scan(parts('x'.repeat(200_000), 'x'.repeat(2_000_000)), 1)).rejects.toThrow(
      ScannerAway,
    );
    server?.close();
    await expect(clamd(await nobody()).scan(parts('x'), 1)).rejects.toThrow(ScannerAway);
    const silent = await scannerThat(() => undefined);
    await expect(clamd(silent, 50).scan(parts('x'), 1)).rejects.toThrow(ScannerAway);
  });

  it('answers a question', async () => {
    const at = await scannerThat((sent, socket) => void (sent.includes('zPING\0') && socket.end('PONG\0')));
    expect(await clamd(at).answers()).toBe(true);
    server?.close();
    expect(await clamd(await nobody()).answers()).toBe(false);
  });

  it('tells of a store that is away as of a store', async () => {
    async function* failing(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('x');
      throw new TypeError('the store is away');
    }
    const at = await answering(() => 'stream: OK\0');
    await expect(clamd(at).scan(failing(), 1)).rejects.toThrow(TypeError);
  });
});

describe('ICAP', () => {
  const OK = 'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n';
  const OTHER = 'HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\n';
  const UNSAID = 'HTTP/1.1 200 OK\r\n\r\n';
  const BLOCKED = 'HTTP/1.1 403 Forbidden\r\nContent-Type: text/html\r\n\r\n';
  const answering = (said: (request: string) => string) =>
    scannerThat((sent, socket) => {
      const text = sent.toString('utf8');
      if (text.endsWith('\r\n0\r\n\r\n')) socket.end(said(text));
    });
  const scan = async (said: string) =>
    icap({ ...(await answering(() => said)), service: 'avscan' }).scan(parts('một', 'hai'), 9);

  it('is asked by RESPMOD, with the file in chunks', async () => {
    let asked = '';
    const at = await answering((text) => {
      asked = text;
      return 'ICAP/1.0 204 No Content\r\nISTag: "x"\r\n\r\n';
    });
    expect(await icap({ ...at, service: 'avscan' }).scan(parts('abc', 'defgh'), 8)).toBe('clean');
    const [head = '', ...rest] = asked.split('\r\n\r\n');
    expect(head).toMatch(new RegExp(`^RESPMOD icap://127.0.0.1:${at.port}/avscan ICAP/1.0\r\n`));
    const [, toHead, toBody] = /req-hdr=0, res-hdr=(\d+), res-body=(\d+)/.exec(head) ?? [];
    const encapsulated = rest.join('\r\n\r\n');
    expect(encapsulated.slice(Number(toHead))).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(encapsulated.slice(Number(toBody))).toBe('3\r\nabc\r\n5\r\ndefgh\r\n0\r\n\r\n');
  });

  it('answers a question', async () => {
    const answer = (line: string) =>
      scannerThat((sent, socket) => void (sent.includes('OPTIONS icap://') && socket.end(`${line}\r\n\r\n`)));
    expect(await icap({ ...(await answer('ICAP/1.0 200 OK')), service: 'x' }).answers()).toBe(true);
    server?.close();
    expect(await icap({ ...(await answer('ICAP/1.0 404 None')), service: 'x' }).answers()).toBe(false);
  });

  it.each([
    ['clean', 'ICAP/1.0 204 No Modifications\r\n\r\n'],
    ['clean', `ICAP/1.0 200 OK\r\nEncapsulated: res-hdr=0, res-body=40\r\n\r\n${OK}5\r\nmột\r\n0\r\n\r\n`],
    ['infected', `ICAP/1.0 200 OK\r\nEncapsulated: res-hdr=0, res-body=60\r\n\r\n${BLOCKED}0\r\n\r\n`],
    ['infected', `ICAP/1.0 200 OK\r\nEncapsulated: res-hdr=0, res-body=40\r\n\r\n${OTHER}`],
    [
      'infected',
      `ICAP/1.0 200 OK\r\nX-Infection-Found: Type=0; Threat=Eicar;\r\nEncapsulated: res-hdr=0, res-body=40\r\n\r\n${OK}`,
    ],
  ])('is %s by «%j»', async (verdict, said) => {
    expect(await scan(said)).toBe(verdict);
  });

  it.each([
    'ICAP/1.0 404 Service not found\r\n\r\n',
    'ICAP/1.0 500 Error\r\n\r\n',
    'HTTP/1.1 400 Bad\r\n\r\n',
    `ICAP/1.0 200 OK\r\nEncapsulated: res-hdr=0, res-body=19\r\n\r\n${UNSAID}`,
    '',
  ])('is away by «%j»', async (said) => {
    await expect(scan(said)).rejects.toThrow(ScannerAway);
  });
});

test('a setting names the scanner', async () => {
  expect(scannerAt(undefined)).toBeUndefined();
  const at = await scannerThat((sent, socket) => {
    if (sent.includes('zPING')) socket.end('PONG\0');
    if (sent.includes('OPTIONS icap://127.0.0.1:') && sent.includes('/av/scan ICAP'))
      socket.end('ICAP/1.0 200 OK\r\n\r\n');
  });
  expect(await scannerAt(`clamd://${at.host}:${at.port}`)?.answers()).toBe(true);
  expect(await scannerAt(`icap://${at.host}:${at.port}/av/scan`)?.answers()).toBe(true);
});
