import { plan2013 } from '../../fixtures/plans';
import type { TestApi } from '../../support/api/api';
import { document, newCampaign, reasoned, review } from '../../support/api/bodies';
import { describeApi } from '../../support/api/describe-api';
import { failingStore } from '../../support/failing-store';

const MINUTE_MS = 60_000;
const UNIT = '/campaigns/c/evaluations/so-y-te';

const announcement = { party: 'so-tai-chinh', document };
const rehearsal = { ...newCampaign, clock: { kind: 'rehearsal', minutes: 4 } };

describeApi('over HTTP,', { fresh: true, open: 'c', at: '2013-11-01T03:00:00.000Z' }, (api) => {
  const send = (path: string, body: object, key: string, to: TestApi = api) =>
    to.post(path, body).set('Idempotency-Key', key);
  const file = (key: string, more: object = {}) => send(`${UNIT}/filings`, review(more), key);
  const filings = () => api.store.filings.byEvaluation({ campaign: 'c', unit: 'so-y-te' });

  describe('a call that creates something, repeated under its key', () => {
    it('is answered the same to the byte, with where it is', async () => {
      const first = await file('a');
      const again = await file('a');
      expect([first.status, again.status]).toEqual([201, 201]);
      expect(again.text).toBe(first.text);
      expect(again.get('location')).toBe(first.get('location'));
      expect(await filings()).toHaveLength(1);
    });

    it('is refused with another content, and files nothing', async () => {
      await file('a');
      const answer = await file('a', { level: 'excellent' });
      expect(answer.status).toBe(422);
      expect(answer.body.type).toBe('urn:cong-vu:problem:idempotency-key-reused');
      expect(await filings()).toHaveLength(1);
    });

    it('may be mended where it was invalid, by its form or by the plan', async () => {
      expect((await file('a', { level: undefined })).status).toBe(422);
      expect((await file('a', { level: 'heroic' })).status).toBe(422);
      expect((await file('a')).status).toBe(201);
    });

    it('is refused in the language of whoever repeats it, under the id of that request', async () => {
      const wrong = { party: 'van-phong-ubnd' };
      const first = await file('a', wrong);
      const again = await file('a', wrong).set('Accept-Language', 'vi');
      expect([first.status, again.status]).toEqual([422, 422]);
      expect(again.body.title).toBe('Việc này không có trong phân công');
      expect(again.body.requestId).not.toBe(first.body.requestId);
    });

    it('has its answer once its evaluation has given one, and is filed once', async () => {
      api.evaluations.deaf = true;
      const first = await file('a');
      expect([first.status, first.body.outcome]).toEqual([202, 'pending']);
      api.evaluations.deaf = false;
      const again = await file('a');
      expect([again.status, again.body.outcome, again.body.id]).toEqual([200, 'accepted', first.body.id]);
      expect(await filings()).toHaveLength(1);
    });

    it('keeps its own id, if it brings one', async () => {
      expect((await file('a', { id: 'own' })).body.id).toBe('own@so-tai-chinh');
      expect((await file('b', { id: 'own' })).status).toBe(200);
    });

    it('is another call for another key, unit or credential', async () => {
      const other = await api.as(['administrator', 'committee']);
      const ids = [
        (await file('a')).body.id,
        (await file('b')).body.id,
        (await send('/campaigns/c/evaluations/so-noi-vu/filings', review(), 'a')).body.id,
        (await other.post(`${UNIT}/filings`, review()).set('Idempotency-Key', 'a')).body.id,
      ];
      expect(new Set(ids).size).toBe(4);
    });

    it('opens one rehearsal, and without a key the next one', async () => {
      const first = await send('/campaigns', rehearsal, 'a');
      const again = await send('/campaigns', rehearsal, 'a');
      expect(first.body.id).toMatch(new RegExp(`^${plan2013.id}-rehearsal-[0-9a-f]{8}$`));
      expect([again.status, again.body.id]).toEqual([201, first.body.id]);
      expect((await api.post('/campaigns', rehearsal)).body.id).toBe(`${plan2013.id}-rehearsal-1`);
    });

    it('reopens once, though the answer to the first was lost', async () => {
      api.setTime('2013-12-11T03:00:00.000Z');
      const results = [{ unit: 'so-y-te', level: 'good', ledgerRevision: 0 }];
      await send('/campaigns/c/documents', { kind: 'synthesis', ...document, results }, 'th');
      const idempotency = { ...api.store.idempotency, replace: () => Promise.reject(new Error('lost')) };
      const losing = api.beside({ store: { ...api.store, idempotency } });
      const first = await send(`${UNIT}/reopenings`, reasoned(), 'ml', losing);
      expect(first.status).toBe(201);
      expect((await send(`${UNIT}/reopenings`, reasoned(), 'ml')).body.type).toMatch(/still-at-work$/);
      api.advance(MINUTE_MS);
      const again = await send(`${UNIT}/reopenings`, reasoned(), 'ml');
      expect([again.status, again.body.id]).toEqual([200, first.body.id]);
    });

    it('says of rows that wait that they may soon be answered otherwise, and asks them again', async () => {
      api.setTime('2013-12-11T03:00:00.000Z');
      const results = ['so-y-te', 'nowhere'].map((unit) => ({ unit, level: 'good', ledgerRevision: 0 }));
      const submit = () => send('/campaigns/c/documents', { kind: 'synthesis', ...document, results }, 'th');
      api.evaluations.deaf = true;
      const first = await submit();
      expect([first.status, first.get('retry-after')]).toEqual([207, '10']);
      api.evaluations.deaf = false;
      const again = await submit();
      expect(again.body.rows).toMatchObject([{ outcome: 'accepted' }, { refusal: 'unknown-unit' }]);
      expect(again.get('retry-after')).toBeUndefined();
    });
  });

  describe('a key that is not used as it should be', () => {
    it('is answered 400 where it is none, and nothing is filed', async () => {
      const answer = await file('two words');
      expect(answer.status).toBe(400);
      expect(answer.body.type).toBe('urn:cong-vu:problem:bad-idempotency-key');
      expect(await filings()).toEqual([]);
    });

    it('is passed over where nothing is created', async () => {
      expect((await api.get('/campaigns').set('Idempotency-Key', 'two words')).status).toBe(200);
      expect((await send('/campaigns/c/hold', {}, 'two words')).status).toBe(200);
    });
  });

  describe.each([
    ['a filing', `${UNIT}/filings`, review(), async () => (await filings()).length],
    ['an announcement', `${UNIT}/announcements`, announcement, async () => (await filings()).length],
    ['a rehearsal', '/campaigns', rehearsal, async () => (await api.store.campaigns.list()).length - 1],
  ])('%s without an id of its own', (_what, path, body, count) => {
    it.each(['before', 'after'] as const)(
      'is there once, though its process went down %s any of its writes and was asked again',
      async (failing) => {
        for (let nth = 1; ; nth += 1) {
          const key = `${failing}-${nth}`;
          const failed = failingStore(api.store, { nth, failing });
          const before = await count();
          const first = await send(path, body, key, api.beside({ store: failed.store }));
          if (failed.calls() < nth) break;
          api.advance(MINUTE_MS);
          const again = await send(path, body, key);
          expect([200, 201]).toContain(again.status);
          if (first.status < 300) expect(again.body.id).toBe(first.body.id);
          expect((await count()) - before).toBe(1);
          expect((await send(path, body, key)).text).toBe(again.text);
        }
      },
    );
  });
});
