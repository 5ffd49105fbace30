import { once } from 'node:events';
import type { AddressInfo, Server } from 'node:net';
import { connect } from 'node:net';
import { describeApi } from '../../support/api/describe-api';

const FATE = '/api/v1/hooks/s/filings/c/f';

describeApi('over a bare socket,', {}, (api) => {
  let server: Server;

  beforeAll(async () => {
    server = api.app.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });

  afterAll(() => void server.close());

  /** Sends bytes as they are; resolves to the status of what comes back. */
  async function send(head: string): Promise<number> {
    const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
    // Open until the answer is whole: of one that is half closed Node keeps nothing that is answered a moment later.
    socket.write(Buffer.from(`${head}\r\nHost: x\r\nConnection: close\r\n\r\n`, 'latin1'));
    const chunks: Buffer[] = [];
    for await (const chunk of socket) chunks.push(chunk as Buffer);
    return Number(/^HTTP\/1\.1 (\d{3})/.exec(Buffer.concat(chunks).toString('latin1'))?.[1]);
  }

  describe('a request target that is none', () => {
    it.each([
      ['a fragment that cannot be decoded', `${FATE}#%ff`],
      ['a fragment', `${FATE}#x`],
      ['a fragment behind a query', `${FATE}?version=1#%`],
      ['an escape that is no text', '/api/v1/hooks/s/filings/c/%ff'],
      ['an escape that is cut off', '/api/v1/hooks/s/filings/c/%f'],
      ['a percent sign alone, where no key is asked for', '/%'],
      ['bytes beyond ASCII', '/api/v1/hooks/s/filings/c/\u00e1'],
      ['a bracket that has to be escaped', '/api/v1/hooks/{s}/filings/c/f'],
    ])('is answered 400 with %s', async (_what, target) => {
      expect(await send(`GET ${target} HTTP/1.1`)).toBe(400);
    });

    it('is in the log, and leaves the next one to be answered', async () => {
      api.log.length = 0;
      await send(`GET ${FATE}#%ff HTTP/1.1`);
      const lines = api.log.map((line) => JSON.parse(line) as { res?: { statusCode: number } });
      expect(lines).toContainEqual(expect.objectContaining({ res: { statusCode: 400 } }));
      expect(await send('GET /livez HTTP/1.1')).toBe(200);
    });
  });

  it('a target in absolute form is answered as any other (RFC 9112, section 3.2.2)', async () => {
    expect(await send('GET http://x/livez HTTP/1.1')).toBe(200);
  });

  it('a failure after an answer was sent is logged, and the next request is answered', async () => {
    api.log.length = 0;
    const counting = jest.spyOn(api.deps.metrics.webhooks, 'inc').mockImplementation(() => {
      throw new Error('counted wrong');
    });
    expect(await send('POST /api/v1/hooks/s/review-filed HTTP/1.1')).toBe(400);
    counting.mockRestore();
    expect(api.log.join('')).toContain('counted wrong');
    expect(await send('GET /livez HTTP/1.1')).toBe(200);
  });
});
