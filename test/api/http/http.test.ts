import request from 'supertest';
import { fromMs } from '../../../domain/time';
import type { Store } from '../../../store/store';
import { newKey } from '../../../use-cases/keys/keys';
import { describeApi } from '../../support/api/describe-api';
import { rulesOf } from '../../support/api/rules-of';
import { until } from '../../support/until';

const PROBLEM = /^application\/problem\+json/;

const adjustment = {
  kind: 'adjustment',
  number: '90/SNV',
  date: '2013-12-11',
  signer: 'Giám đốc',
  results: [{ unit: 'so-y-te', level: 'good', reason: 'x' }],
};

describeApi('over HTTP,', {}, (api) => {
  describe('whoever asks without a valid key', () => {
    it('is answered 401 and told to bear a key', async () => {
      const answer = await request(api.app).get('/api/v1/campaigns');
      expect(answer.status).toBe(401);
      expect(answer.get('content-type')).toMatch(PROBLEM);
      expect(answer.get('www-authenticate')).toBe('Bearer realm="cong-vu"');
      expect(answer.body).toMatchObject({ type: 'urn:cong-vu:problem:unauthorised', status: 401 });
    });

    it.each([
      ['a word that is no key', 'Bearer hello'],
      ['another scheme', 'Basic YTpi'],
      ['a key that was never given out', `Bearer ${newKey({ label: 'x', roles: ['reader'], nowMs: 0 }).key}`],
    ])('is answered 401 with %s', async (_what, header) => {
      const answer = await request(api.app).get('/api/v1/campaigns').set('Authorization', header);
      expect(answer.status).toBe(401);
    });

    it('is answered 401 with the right id and a wrong secret', async () => {
      const [prefix, id] = api.key.split('_');
      const wrong = `${prefix}_${id}_${'A'.repeat(43)}`;
      const answer = await request(api.app).get('/api/v1/campaigns').set('Authorization', `Bearer ${wrong}`);
      expect(answer.status).toBe(401);
      expect(answer.get('www-authenticate')).toContain('error="invalid_token"');
    });

    it('is answered 401 from the moment in which the key is revoked', async () => {
      const { key, document } = newKey({ label: 'left', roles: ['reader'], nowMs: api.deps.now() });
      await api.store.keys.create(document);
      const ask = () => request(api.app).get('/api/v1/campaigns').set('Authorization', `Bearer ${key}`);
      expect((await ask()).status).toBe(200);
      await api.store.keys.revoke({ id: document._id, at: fromMs(1) });
      expect((await ask()).status).toBe(401);
    });

    it('is answered 401 from the moment in which the key expires', async () => {
      const { key, document } = newKey({ label: 'old', roles: ['reader'], nowMs: api.deps.now(), days: 1 });
      await api.store.keys.create(document);
      const ask = () => request(api.app).get('/api/v1/me').set('Authorization', `Bearer ${key}`);
      expect((await ask()).body.expiresAt).toBe(document.expiresAt);
      for (const later of [0, 86_400_000]) {
        api.setTime(fromMs(Date.parse(document.expiresAt) + later));
        expect((await ask()).status).toBe(401);
      }
    });

    it('leaves a trace of the last use of a key, by the minute', async () => {
      const { key, document } = newKey({ label: 'used', roles: ['reader'], nowMs: api.deps.now() });
      await api.store.keys.create(document);
      const ask = async () => {
        await request(api.app).get('/api/v1/me').set('Authorization', `Bearer ${key}`);
        const { lastUsedAt } = (await api.store.keys.find(document._id)) ?? {};
        return lastUsedAt;
      };
      const first = await until(ask);
      api.setTime(fromMs(Date.parse(first) + 59_000));
      expect(await ask()).toBe(first);
      api.setTime(fromMs(Date.parse(first) + 60_000));
      await until(async () => ((await ask()) === first ? undefined : 'later'));
    });

    it('learns nothing of what addresses there are', async () => {
      expect((await request(api.app).get('/api/v1/no-such-thing')).status).toBe(401);
      expect((await request(api.app).post('/api/v1/campaigns').send({})).status).toBe(401);
    });
  });

  describe('a request that cannot be answered', () => {
    it('is answered 404 where there is no such address', async () => {
      for (const answer of [await api.get('/no-such-thing'), await request(api.app).get('/nowhere')]) {
        expect(answer.status).toBe(404);
        expect(answer.get('content-type')).toMatch(PROBLEM);
      }
    });

    it('is answered 405 with the methods that the address takes', async () => {
      const answer = await request(api.app)
        .delete('/api/v1/campaigns')
        .set('Authorization', `Bearer ${api.key}`);
      expect(answer.status).toBe(405);
      expect(answer.get('allow')?.split(', ').sort()).toEqual(['GET', 'HEAD', 'POST']);
      const posted = await request(api.app).post('/livez');
      expect(posted.status).toBe(405);
      expect(posted.get('allow')).toBe('GET, HEAD');
    });

    it('is answered 400 when its body is not JSON', async () => {
      const answer = await api
        .post('/campaigns', {})
        .set('Content-Type', 'application/json')
        .send('{"plan":');
      expect(answer.status).toBe(400);
      expect(answer.body.type).toBe('urn:cong-vu:problem:bad-json');
    });

    it('is answered 400 when its address cannot be decoded', async () => {
      expect((await api.get('/campaigns/%E0%A4%A')).status).toBe(400);
    });

    it('is answered 415 when its body is something else than JSON', async () => {
      for (const type of [
        'text/plain',
        'application/x-www-form-urlencoded',
        'application/json; charset=latin1',
      ]) {
        const answer = await api.post('/campaigns', {}).set('Content-Type', type).send('plan=a');
        expect(answer.status).toBe(415);
      }
    });

    it('is answered 413 when its body is larger than 1 MiB', async () => {
      const answer = await api.post('/campaigns', { plan: 'x'.repeat(1024 * 1024) });
      expect(answer.status).toBe(413);
    });

    it('is answered 422 with every field and rule, and without what was sent', async () => {
      const answer = await api.post('/campaigns', { plan: 'Bí Mật', clock: { kind: 'lunar' }, more: 1 });
      expect(answer.status).toBe(422);
      expect(rulesOf(answer).sort()).toEqual(['clock.kind one-of', 'more unknown-field', 'plan format']);
      expect(answer.text).not.toContain('Bí Mật');
    });

    it.each([
      ['/campaigns/c/documents', { ...adjustment, number: '90/SNV\r\nX: y' }, 'number'],
      ['/campaigns/c/documents', { ...adjustment, signer: 'Sở\u001b[2J' }, 'signer'],
      ['/senders', { id: 's', label: 'Hệ\u2066 thống', parties: ['so-y-te'] }, 'label'],
      [
        '/campaigns/c/evaluations/so-y-te/announcements',
        { party: 'so-tai-chinh', document: { number: '1\n2', date: '2013-10-01', signer: 'x' } },
        'document.number',
      ],
    ])(
      'is answered 422 at %s where a line of %j holds what is no part of a line',
      async (path, body, field) => {
        const answer = await api.post(path, body);
        expect(answer.status).toBe(422);
        expect(answer.body.errors).toEqual([
          { field, rule: 'one-line', message: expect.stringMatching(/one line without the character "U\+/) },
        ]);
      },
    );

    it('is told which fields are missing when it has no body at all', async () => {
      const answer = await request(api.app)
        .post('/api/v1/campaigns')
        .set('Authorization', `Bearer ${api.key}`);
      expect(answer.status).toBe(422);
    });
  });

  describe('what goes wrong inside', () => {
    const failing = (error: Error) => {
      const campaigns = { ...api.store.campaigns, list: () => Promise.reject(error) };
      const store: Store = { ...api.store, campaigns };
      return api.beside({ store });
    };

    it('is answered 500 blandly, and logged under the id of the request', async () => {
      const broken = failing(new Error('MongoDB and Temporal at 10.0.0.7 disagree'));
      const answer = await broken.get('/campaigns');
      expect(answer.status).toBe(500);
      expect(answer.text).not.toMatch(/mongo|temporal|10\.0\.0\.7|node_modules|at /i);
      const line = broken.log.find((each) => each.includes('10.0.0.7'));
      expect(line).toContain(answer.body.requestId);
    });

    it('is answered 503 with Retry-After while the store is away', async () => {
      const away = Object.assign(new Error('connect ECONNREFUSED'), { name: 'MongoServerSelectionError' });
      const answer = await failing(away).get('/campaigns');
      expect(answer.status).toBe(503);
      expect(answer.get('retry-after')).toBe('10');
      expect(answer.text).not.toMatch(/mongo|ECONN/i);
    });
  });

  describe('every answer', () => {
    it('says neither who made it nor that it may be kept', async () => {
      const answer = await api.get('/campaigns');
      expect(answer.get('x-powered-by')).toBeUndefined();
      expect(answer.get('cache-control')).toBe('no-store');
      expect(answer.get('x-content-type-options')).toBe('nosniff');
    });

    it('leaves a line in the log with neither key nor body', async () => {
      api.log.length = 0;
      await api.post('/campaigns', { plan: 'dau-vet-bi-mat', register: 'x' });
      const text = api.log.join('');
      expect(text).toContain('/api/v1/campaigns');
      expect(text).not.toContain('dau-vet-bi-mat');
      expect(text).not.toContain(api.key);
    });

    it('leaves one that says what it was about, without what stood behind the question mark', async () => {
      api.log.length = 0;
      await api.get('/campaigns/nam-2013/evaluations/so-y-te?key=bi-mat');
      const lines = api.log.map((line) => JSON.parse(line) as Record<string, unknown>);
      expect(lines).toContainEqual(expect.objectContaining({ campaign: 'nam-2013', unit: 'so-y-te' }));
      expect(lines.at(-1)?.['req']).toMatchObject({ url: '/api/v1/campaigns/nam-2013/evaluations/so-y-te' });
      expect(api.log.join('')).not.toContain('bi-mat');
    });
  });
});
