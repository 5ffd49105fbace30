import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApp } from '../../../api/create-app';
import { createApiServer } from '../../../api/http/server';
import { createStreams, type Streams } from '../../../api/live/streams';
import { cookieNames } from '../../../api/sign-in/cookies';
import type { Pulse } from '../../../domain/pulse';
import { bucketOf } from '../../../domain/pulse';
import { accountOfPerson } from '../../../use-cases/accounts/account-of';
import { storedAs } from '../../../use-cases/secret';
import { beginSession } from '../../../use-cases/sign-in/session';
import { describeApi } from '../../support/api/describe-api';
import { type EventStream, openEventStream } from '../../support/api/event-stream';

const EVENTS = '/campaigns/c/events';
const REVIEWER = 'tai-chinh@thu-nghiem.example';
/** So often that a test can wait for it. */
const times = { readMs: 20, commentMs: 60, checkMs: 40 };

describeApi('the events of a campaign', { open: 'c' }, (api) => {
  let streams: Streams;
  let server: Server;
  let open: EventStream[];

  beforeEach(async () => {
    open = [];
    const { store, now, logger } = api.deps;
    streams = createStreams({ store, now, logger, times });
    server = createApiServer(createApp({ ...api.deps, streams }), {
      connections: 100,
      connectionsPerAddress: 100,
      logger,
      // Shorter than a stream lasts; but comments may be late on a busy machine.
      times: { headersMs: 100, requestMs: 150, keepAliveMs: 100, idleMs: 5000, checkEveryMs: 20 },
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterEach(async () => {
    streams.stop();
    for (const each of open) each.close();
    await new Promise((resolve) => {
      server.close(resolve);
      server.closeAllConnections();
    });
  });

  const raise = (pulses: Pulse[], units: string[] = []) =>
    api.store.pulses.raise({ campaign: 'c', pulses, buckets: units.map(bucketOf) });
  const follow = async (headers: Record<string, string> = {}, query = ''): Promise<EventStream> => {
    const { port } = server.address() as AddressInfo;
    const stream = await openEventStream(`http://127.0.0.1:${port}/api/v1${EVENTS}${query}`, {
      Authorization: `Bearer ${api.key}`,
      ...headers,
    });
    open.push(stream);
    return stream;
  };
  /** Of somebody who has signed in, with the hash of their session. */
  const bySession = async (account = REVIEWER) => {
    const person = { account, name: 'Người thử', realm: 'all', strength: 'code', method: 'code' } as const;
    const secret = (await beginSession(api.deps, person, { device: 'Firefox', from: '127.0.0.1' })) ?? '';
    const cookie = `${cookieNames(undefined)('session')}=${secret}`;
    return {
      id: storedAs(secret),
      headers: { Authorization: '', Cookie: cookie, 'Sec-Fetch-Site': 'same-origin' },
    };
  };

  it('are a stream that nobody on the way keeps back', async () => {
    const { response } = await follow();
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    });
  });

  it('begin with where things are, and go on with what changes, by its bucket', async () => {
    const stream = await follow();
    const first = await stream.next();
    expect(first).toMatchObject({ event: 'changed', data: { now: '2013-10-01T00:00:00.000Z' } });
    await raise(['letters'], ['so-y-te']);
    expect(await stream.next()).toEqual({
      id: expect.any(String),
      event: 'changed',
      data: { now: '2013-10-01T00:00:00.000Z', letters: true, units: [bucketOf('so-y-te')] },
    });
    await raise(['documents', 'register']);
    const { data } = (await stream.next()) ?? {};
    expect(data).toEqual({ now: '2013-10-01T00:00:00.000Z', documents: true, register: true });
  });

  it('tell who comes back what they have missed, and nothing else', async () => {
    const before = await (await follow()).next();
    await raise(['letters'], ['so-tu-phap']);
    const missed = await (await follow({ 'Last-Event-ID': before?.id ?? '' })).next();
    expect(missed?.data?.letters).toBe(true);
    expect(missed?.data?.units).toContain(bucketOf('so-tu-phap'));
    expect(missed?.data).not.toHaveProperty('documents');
    const same = await (await follow({}, `?after=${missed?.id}`)).next();
    expect(same?.data).toEqual({ now: expect.any(String) });
  });

  it('go on for longer than a request may take, with a comment now and then', async () => {
    const stream = await follow();
    await stream.next();
    for (let comments = 0; comments < 8; comments += 1) {
      expect(await stream.nextLine()).toEqual({ comment: true });
    }
    await raise([], ['so-y-te']);
    expect((await stream.next())?.data?.units).toEqual([bucketOf('so-y-te')]);
  });

  it('tell of letters, documents and the register only those who may list them', async () => {
    const { headers } = await bySession();
    const stream = await follow(headers);
    const first = await stream.next();
    await raise(['letters', 'documents', 'register']);
    await raise([], ['so-y-te']);
    const changed = await stream.next();
    expect(changed?.data).toEqual({ now: expect.any(String), units: [bucketOf('so-y-te')] });
    // Nor is it counted in the id.
    expect([first?.id, changed?.id]).toEqual([
      expect.stringMatching(/^0\.0\.0\.\d+$/),
      expect.stringMatching(/^0\.0\.0\.\d+$/),
    ]);
  });

  it('are refused whoever is nothing in the campaign', async () => {
    const { headers } = await bySession('nobody@thu-nghiem.example');
    expect((await follow(headers)).response.status).toBe(403);
  });

  it('end with the session', async () => {
    const { id, headers } = await bySession();
    const stream = await follow(headers);
    await stream.next();
    await api.store.signIn.endSession(id);
    expect(await stream.next()).toBeUndefined();
  });

  it('end when the account is closed', async () => {
    const { headers } = await bySession('y-te@thu-nghiem.example');
    const stream = await follow(headers);
    await stream.next();
    const account = await accountOfPerson(api.deps, {
      address: 'y-te@thu-nghiem.example',
      name: 'Người thử',
    });
    await api.store.accounts.change(account, { closedAt: '2013-10-01T00:00:00.000Z' });
    expect(await stream.next()).toBeUndefined();
  });

  it('do not keep a session from ending of idleness', async () => {
    const { id, headers } = await bySession();
    const before = await api.store.signIn.session(id);
    api.advance(3_600_000);
    const stream = await follow(headers);
    await stream.next();
    await stream.nextLine();
    expect(await api.store.signIn.session(id)).toEqual(before);
    api.advance(7 * 3_600_000);
    expect(await stream.next()).toBeUndefined();
  });

  it('end at a stop, and then the server closes', async () => {
    const stream = await follow();
    await stream.next();
    streams.stop();
    expect(await stream.next()).toBeUndefined();
    const again = await follow();
    expect([again.response.status, again.response.headers.get('content-type')]).toEqual([
      503,
      'application/problem+json; charset=utf-8',
    ]);
  });

  it('are ten streams of one key at the most', async () => {
    const all = await Promise.all(Array.from({ length: 11 }, () => follow()));
    expect(all.map(({ response }) => response.status).sort((a, b) => a - b)).toEqual([
      ...Array(10).fill(200),
      429,
    ]);
    open[0]?.close();
    while (streams.count() === 10) await new Promise((resolve) => setTimeout(resolve, 5));
    expect((await follow()).response.status).toBe(200);
  });

  it('are JSON for who asks now and then', async () => {
    const { body } = await api.get(EVENTS);
    await raise(['letters']);
    const again = await api.get(`${EVENTS}?after=${body.id}`);
    expect(again.body).toEqual({ id: expect.any(String), now: body.now, letters: true });
  });

  it('are all that is there, to an id that nobody has given', async () => {
    await raise(['letters', 'documents', 'register'], ['so-y-te']);
    const { body } = await api.get(`${EVENTS}?after=x`);
    expect(body).toMatchObject({ letters: true, documents: true, register: true });
    expect(body.units).toContain(bucketOf('so-y-te'));
  });
});
