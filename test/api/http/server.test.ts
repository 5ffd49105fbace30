import { once } from 'node:events';
import type { Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { promisify } from 'node:util';
import { createApiServer } from '../../../api/http/server';
import { NO_LIMITS } from '../../support/api/api';
import { describeApi } from '../../support/api/describe-api';
import { NOW, NOW_SECONDS, registerSender } from '../../support/api/webhooks';

/** So short that a test can wait for it. */
const times = { headersMs: 300, requestMs: 600, keepAliveMs: 300, idleMs: 2_000, checkEveryMs: 50 };

const HALF = [
  'POST /api/v1/hooks/he-thong/review-filed HTTP/1.1',
  'Host: x',
  'Content-Type: application/json',
  'Content-Length: 1000',
  'webhook-id: msg_half',
  `webhook-timestamp: ${NOW_SECONDS}`,
  `webhook-signature: v1,${Buffer.alloc(32).toString('base64')}`,
  '',
  '{"half":',
].join('\r\n');

describeApi('at its port,', { at: NOW }, (api) => {
  let server: Server;
  let sockets: Socket[];

  beforeAll(() => registerSender(api));
  beforeEach(() => {
    sockets = [];
  });
  afterEach(() => {
    for (const socket of sockets) socket.destroy();
    server.closeAllConnections();
    server.close();
  });

  async function listen(
    limits: { connections?: number; connectionsPerAddress?: number },
    app = api.app,
  ): Promise<void> {
    server = createApiServer(app, {
      connections: 1000,
      connectionsPerAddress: 1000,
      times,
      logger: api.deps.logger,
      ...limits,
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  }

  /** Sends bytes; `answer` is what came back until the other side ended. */
  function speak(bytes: string): { socket: Socket; answer: Promise<string> } {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    sockets.push(socket);
    const heard: Buffer[] = [];
    socket.on('data', (piece) => heard.push(piece));
    socket.on('error', () => undefined);
    socket.write(bytes);
    const answer = new Promise<string>((resolve) => {
      socket.once('close', () => resolve(Buffer.concat(heard).toString()));
    });
    return { socket, answer };
  }

  const open = (): Promise<number> => promisify(server.getConnections.bind(server))();

  it.each([
    ['a body of which a half comes', HALF],
    ['headers of which a half come', 'GET /livez HTTP/1.1\r\nHost: x\r\nX-Half: '],
    ['a body after a refusal that has read nothing of it', HALF.replace(String(NOW_SECONDS), '1')],
  ])('%s is cut off, and nothing stays open', async (_what, bytes) => {
    await listen({});
    const answers = await Promise.all(Array.from({ length: 30 }, () => speak(bytes).answer));
    for (const answer of answers) expect(answer).toMatch(/^HTTP\/1\.1 (408|401) /);
    expect(await open()).toBe(0);
  });

  it.each([
    ['bytes that are no request', 'gi\u1ea5u k\u00edn\r\n\r\n', 400, /^HPE_/],
    [
      'headers that are too long',
      `GET /livez HTTP/1.1\r\nHost: x\r\nX-Long: ${'k\u00edn'.repeat(8_000)}\r\n\r\n`,
      431,
      /^HPE_/,
    ],
    ['headers of which a half come', 'GET /livez HTTP/1.1\r\nHost: x\r\nX-Half: ', 408, /^ERR_/],
  ])('%s are answered by Node, and logged without what they say', async (_what, bytes, statusCode, code) => {
    await listen({});
    api.log.length = 0;
    expect(await speak(bytes).answer).toMatch(new RegExp(`^HTTP/1\\.1 ${statusCode} `));
    const lines = api.log.map((line) => JSON.parse(line) as { msg: string });
    expect(lines.filter(({ msg }) => msg === 'request not read')).toEqual([
      {
        level: 30,
        time: expect.anything(),
        pid: expect.any(Number),
        hostname: expect.any(String),
        res: { statusCode },
        from: '127.0.0.1',
        code: expect.stringMatching(code),
        msg: 'request not read',
      },
    ]);
  });

  it('one address has so many connections and no more, and its next one when one of them is closed', async () => {
    await listen({ connectionsPerAddress: 2 });
    const get = 'GET /livez HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n';
    const held = [speak(HALF), speak(HALF)];
    await Promise.all(held.map(({ socket }) => once(socket, 'connect')));
    expect(await speak(get).answer).toBe('');
    held[0]?.socket.destroy();
    // Until the server has seen the end of it.
    while ((await open()) > 1) await new Promise((resolve) => setImmediate(resolve));
    expect(await speak(get).answer).toMatch(/^HTTP\/1\.1 200 /);
  });

  it('a proxy that is trusted brings as many as there may be in all', async () => {
    const trusting = api.beside({ limits: { ...NO_LIMITS, trustProxy: 'loopback' } });
    await listen({ connectionsPerAddress: 1 }, trusting.app);
    const answers = await Promise.all(
      Array.from(
        { length: 5 },
        () => speak('GET /livez HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n').answer,
      ),
    );
    for (const answer of answers) expect(answer).toMatch(/^HTTP\/1\.1 200 /);
  });
});
