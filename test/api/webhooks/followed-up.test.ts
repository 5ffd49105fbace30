import { fateAnswer } from '../../../api/senders/fate';
import { attemptsAnswer } from '../../../api/senders/response';
import { fateOf } from '../../../use-cases/filings/read-fate';
import { NO_LIMITS } from '../../support/api/api';
import { sentReview } from '../../support/api/bodies';
import { describeWebhooks } from '../../support/api/describe-webhooks';
import {
  askFate,
  refuseAll,
  registerSender,
  sendSigned,
  settleSigned,
  signedId,
} from '../../support/api/webhooks';
import { until } from '../../support/until';

describeWebhooks('by webhook,', (api, sender) => {
  const { send, fate } = sender;

  describe('the fate of a filing', () => {
    it('is told to its sender without its content', async () => {
      await send(sentReview({ filingId: 'told' }));
      await settleSigned(api, { filing: 'told' });
      const answer = await fate('c/told');
      expect(fateAnswer.parse(answer.body)).toMatchObject({
        id: signedId('told'),
        unit: 'so-y-te',
        reviewer: 'so-tai-chinh',
        outcome: 'accepted',
        timeliness: 'on-time',
      });
      expect(answer.text).not.toContain('dấu vết');
      expect(answer.get('cache-control')).toBe('no-store');
    });

    it('is told to nobody else', async () => {
      await send(sentReview({ filingId: 'mine' }));
      const other = await registerSender(api, { id: 'ke-khac', parties: ['so-tai-chinh'] });
      expect((await askFate(api, { path: 'c/mine', sender: 'ke-khac', secret: other.secret })).status).toBe(
        404,
      );
      expect((await askFate(api, { path: 'c/mine', secret: other.secret })).status).toBe(401);
      expect((await askFate(api, { path: 'c/mine', sender: 'khong-co', secret: sender.secret })).status).toBe(
        401,
      );
    });

    it('is not that of a filing that another has filed under the same id a moment before', async () => {
      const claim = {
        sender: 'ke-khac',
        campaign: 'c',
        id: 'mine',
        filing: signedId('mine'),
        digest: 'd',
        unit: 'so-y-te',
      };
      await api.store.claims.insert(claim);
      expect(await fateOf(api.store, claim)).toBeUndefined();
    });

    it.each(['c/none', 'none/mine'])('is 404 for what was never sent (%s)', async (path) => {
      expect((await fate(path)).status).toBe(404);
    });

    it('is 422 for a version that is none', async () => {
      expect((await fate('c/mine?version=x')).status).toBe(422);
    });
  });

  describe('the log of a sender', () => {
    it('has every attempt in its name, without contents', async () => {
      const { secret: own } = await registerSender(api, { id: 'nhat-ky', parties: ['so-tai-chinh'] });
      const say = (payload: object, id: string, key = own) =>
        sendSigned(api, { sender: 'nhat-ky', secret: key, id, payload });
      await say(sentReview({ filingId: 'nk-1' }), 'nk-taken');
      await say(sentReview({ filingId: 'nk-2', test: true }), 'nk-test');
      await say(sentReview({ filingId: 'nk-3' }), 'nk-forged', sender.secret);
      await say(sentReview({ filingId: 'nk-4', level: 'heroic' }), 'nk-invalid');
      await say(sentReview({ filingId: 'nk-5', unit: 'khong-co' }), 'nk-parked');
      const answer = await until(async () => {
        const found = await api.get('/senders/nhat-ky/deliveries');
        return found.body.items.length === 5 ? found : undefined;
      });
      const { items, keptDays } = attemptsAnswer.parse(answer.body);
      expect(keptDays).toBe(90);
      const lines = items.map(({ webhookId, status, outcome, filing, test }) => [
        webhookId,
        status,
        outcome,
        filing,
        test,
      ]);
      expect(lines).toHaveLength(5);
      expect(lines).toEqual(
        expect.arrayContaining([
          ['nk-taken', 202, 'taken', 'nk-1', undefined],
          ['nk-test', 200, 'test', 'nk-2', true],
          ['nk-forged', 401, 'signature-refused', undefined, undefined],
          ['nk-invalid', 422, 'invalid', 'nk-4', undefined],
          ['nk-parked', 422, 'parked', 'nk-5', undefined],
        ]),
      );
      expect(answer.text).not.toContain('dấu vết');
    });

    it('has no line in the name of nobody', async () => {
      await sendSigned(api, { sender: 'khong-co', secret: sender.secret, payload: sentReview() });
      await sendSigned(api, { secret: sender.secret, payload: sentReview({ filingId: 'after-nobody' }) });
      await until(async () =>
        (await api.store.attempts.newest({ sender: 'he-thong', limit: 1000 })).find(
          ({ filing }) => filing === 'after-nobody',
        ),
      );
      expect(await api.store.attempts.newest({ sender: 'khong-co', limit: 10 })).toEqual([]);
    });

    it('is counted by outcome', async () => {
      const text = await api.deps.metrics.read();
      expect(text).toMatch(/congvu_webhooks_total\{outcome="taken"\} \d+/);
      expect(text).toMatch(/congvu_webhooks_total\{outcome="signature-refused"\} \d+/);
      expect(text).toMatch(
        /congvu_http_request_duration_seconds_count\{[^}]*route="\/api\/v1\/hooks\/:sender\/review-filed"/,
      );
    });
  });

  describe('a sender that sends too much', () => {
    beforeAll(() => refuseAll(api));

    it('is answered 429 with when to come again, and nothing is stored', async () => {
      const slow = api.beside({ limits: { ...NO_LIMITS, webhooksPerMinute: 2 } });
      const say = (filingId: string) =>
        sendSigned(slow, { secret: sender.secret, payload: sentReview({ filingId }) });
      expect((await say('rate-1')).status).toBe(202);
      expect((await say('rate-2')).status).toBe(202);
      const before = await api.everything();
      const answer = await say('rate-3');
      expect(answer.status).toBe(429);
      expect(answer.body.type).toBe('urn:cong-vu:problem:too-many-requests');
      expect(Number(answer.get('retry-after'))).toBeGreaterThan(0);
      expect(answer.get('ratelimit')).toContain('"sender"');
      expect(await api.everything()).toEqual(before);
    });

    it('is not locked out by a forger at another address, who is', async () => {
      const limits = { ...NO_LIMITS, trustProxy: 'loopback' };
      const limited = api.beside({ limits });
      const forge = () =>
        sendSigned(limited, { secret: `whsec_${'A'.repeat(43)}=`, payload: {} }).set(
          'X-Forwarded-For',
          '192.0.2.7',
        );
      const statuses = new Set<number>();
      for (let i = 0; i < 201; i += 1) statuses.add((await forge()).status);
      expect(statuses).toEqual(new Set([401, 429]));
      const own = await sendSigned(limited, {
        secret: sender.secret,
        payload: sentReview({ filingId: 'not-locked-out' }),
      });
      expect(own.status).toBe(202);
    });
  });
});
