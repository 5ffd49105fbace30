import request from 'supertest';
import { NO_LIMITS } from '../../support/api/api';
import { sentReview } from '../../support/api/bodies';
import { describeApi } from '../../support/api/describe-api';
import {
  NOW,
  NOW_SECONDS,
  registerSender,
  sendRaw,
  sendSigned,
  signedHeaders,
} from '../../support/api/webhooks';
import { until } from '../../support/until';

const body = JSON.stringify(sentReview());
const WRONG = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const limits = { ...NO_LIMITS, trustProxy: 'loopback' };

describeApi('a forged message', { open: 'c', at: NOW, fresh: true, deps: () => ({ limits }) }, (api) => {
  /** How often the store was asked for a sender while something was sent. */
  async function lookUps(
    send: () => PromiseLike<{ status: number }>,
  ): Promise<{ status: number; asked: number }> {
    const get = jest.spyOn(api.store.lately, 'sender');
    try {
      const { status } = await send();
      return { status, asked: get.mock.calls.length };
    } finally {
      get.mockRestore();
    }
  }

  const forged = (sender: string, from: string, more: Record<string, string> = {}) =>
    sendRaw(api, {
      sender,
      body,
      headers: { ...signedHeaders({ secret: WRONG, body }), 'X-Forwarded-For': from, ...more },
    });

  it.each([
    [
      'a timestamp of more than five minutes ago',
      'he-thong',
      { 'webhook-timestamp': String(NOW_SECONDS - 301) },
    ],
    ['a timestamp in more than five minutes', 'he-thong', { 'webhook-timestamp': String(NOW_SECONDS + 301) }],
    ['signatures of another length alone', 'he-thong', { 'webhook-signature': 'v1,YQ== v2,YQ==' }],
    ['a sender whose name is none', 'Kh%C3%B4ng', {}],
  ])('is refused before anything is looked up or read, with %s', async (_what, sender, more) => {
    await registerSender(api);
    // The log of attempts looks its sender up, once this is answered; of an address that sends much it does no more.
    for (let i = 0; i < 20; i += 1) await forged('he-thong', '10.0.0.1');
    const chunked = () =>
      forged(sender, '10.0.0.1', { ...more, 'Content-Length': String(1024 * 1024) }).timeout(5_000);
    expect(await lookUps(() => forged(sender, '10.0.0.1', more))).toEqual({ status: 401, asked: 0 });
    // Of a body that never comes nobody waits for the rest.
    expect(await lookUps(chunked)).toEqual({ status: 401, asked: 0 });
  });

  it('looks its sender up once, also for the log of what came in its name', async () => {
    await registerSender(api);
    const written = async (count: number) => {
      const attempts = await api.store.attempts.newest({ sender: 'he-thong', limit: 100 });
      return attempts.length === count ? true : undefined;
    };
    const logged = (count: number, more: Record<string, string> = {}) =>
      lookUps(async () => {
        const answer = await forged('he-thong', '10.0.1.1', more);
        await until(() => written(count));
        return answer;
      });
    expect(await logged(1)).toEqual({ status: 401, asked: 1 });
    // Refused before anybody looked: the log looks, after the answer.
    const stale = { 'webhook-timestamp': String(NOW_SECONDS - 301) };
    expect(await logged(2, stale)).toEqual({ status: 401, asked: 1 });
    expect(await lookUps(() => forged('bia', '10.0.1.1'))).toEqual({ status: 401, asked: 1 });
    expect(await api.store.attempts.newest({ sender: 'bia', limit: 100 })).toEqual([]);
  });

  it('is limited by its address, whatever sender it names', async () => {
    for (let i = 0; i < 200; i += 1) expect((await forged(`bia-${i}`, '10.0.0.2')).status).toBe(401);
    expect((await forged('bia-moi', '10.0.0.2')).status).toBe(429);
    expect((await forged('bia-moi', '10.0.0.3')).status).toBe(401);
  });

  it('is limited by the /64 network of an IPv6 address', async () => {
    for (let i = 0; i < 200; i += 1) {
      expect((await forged('bia', `2001:db8:1:2::${i.toString(16)}`)).status).toBe(401);
    }
    expect((await forged('bia', '2001:db8:1:2:ffff::1')).status).toBe(429);
    expect((await forged('bia', '2001:db8:1:3::1')).status).toBe(401);
  });

  it('leaves the sender that it names its own messages', async () => {
    const { secret } = await registerSender(api);
    for (let i = 0; i < 201; i += 1) await forged('he-thong', '10.0.0.4');
    const answer = await sendSigned(api, { secret, payload: sentReview() }).set(
      'X-Forwarded-For',
      '10.0.0.5',
    );
    expect(answer.status).toBe(202);
  });

  it('fills no log: of one address so many attempts are written in a minute', async () => {
    await registerSender(api);
    for (let i = 0; i < 60; i += 1) await forged('he-thong', '10.0.0.6');
    const attempts = await api.store.attempts.newest({ sender: 'he-thong', limit: 100 });
    expect(attempts.length).toBeGreaterThan(0);
    expect(attempts.length).toBeLessThanOrEqual(20);
  });
});

describeApi(
  'what needs no key',
  { fresh: true, deps: () => ({ limits: { ...limits, openRequestsPerMinute: 3 } }) },
  (api) => {
    const get = (path: string, from: string) => request(api.app).get(path).set('X-Forwarded-For', from);

    it.each(['/dang-nhap', '/t/x', '/nothing', '/readyz', '/docs'])(
      'is limited by address, such as %s; that the process lives, and keys, are not',
      async (path) => {
        for (let i = 0; i < 3; i += 1) expect((await get(path, '10.1.0.1')).status).not.toBe(429);
        const answer = await get(path, '10.1.0.1');
        expect(answer.status).toBe(429);
        expect(Number(answer.get('retry-after'))).toBeGreaterThan(0);
        expect((await get(path, '10.1.0.2')).status).not.toBe(429);
        expect((await get('/livez', '10.1.0.1')).status).toBe(200);
        expect((await api.get('/me').set('X-Forwarded-For', '10.1.0.1')).status).toBe(200);
      },
    );
  },
);
