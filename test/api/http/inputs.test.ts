import { gzipSync } from 'node:zlib';
import request from 'supertest';
import type { DecisionDocument } from '../../../store/documents/decision';
import type { FilingDocument } from '../../../store/documents/filing';
import { newDecision } from '../../../use-cases/decisions/new-decision';
import { digestOf } from '../../../use-cases/digest';
import { newFiling } from '../../../use-cases/filings/new-filing';
import {
  announcement,
  document,
  opinion,
  receipt,
  review,
  sentReview,
  waiver,
} from '../../support/api/bodies';
import { type ApiUnderTest, describeApi } from '../../support/api/describe-api';
import { rulesOf } from '../../support/api/rules-of';
import {
  NOW,
  registerSender,
  sendRaw,
  sendSigned,
  signedHeaders,
  signedId,
} from '../../support/api/webhooks';

const UNIT = '/campaigns/c/evaluations/so-y-te';
const WORDS = 'Đã hoàn thành tốt;\nnhiệm vụ trọng tâm: xử lý hồ sơ đúng hạn';
const DECOMPOSED = WORDS.normalize('NFD').replace('\n', '\r\n');
const criteria = (achieved: string) => [{ criterion: 'duties', achieved, shortcomings: 'không' }];

/** What was said, without what the store and the service add. */
const saidIn = <Stored extends FilingDocument | DecisionDocument>({
  _id: _key,
  digest: _digest,
  salt: _salt,
  storedAtReal: _at,
  answer: _answer,
  ...said
}: Stored) => said;

const poster = (api: ApiUnderTest) => async (path: string, body: string | Buffer) =>
  (await api.as(['reviewer'], 'so-tai-chinh'))
    .post(path, body as object)
    .serialize((bytes) => bytes as unknown as string)
    .set('Content-Type', 'application/json');

describeApi('what comes in', { fresh: true, open: 'c', at: NOW }, (api) => {
  const file = (more: object = {}) => api.post(`${UNIT}/filings`, { ...opinion, ...more });
  const content = async (id: string) => (await api.get(`${UNIT}/filings/${id}`)).body.content;
  const postText = poster(api);

  describe('is the same text, whoever typed it:', () => {
    it('a filing from a Mac or from Windows repeats that from elsewhere', async () => {
      expect((await file({ id: 'a', remarks: DECOMPOSED })).status).toBe(201);
      expect((await content('a@pct-van-xa')).remarks).toBe(WORDS);
      expect((await file({ id: 'a', remarks: WORDS })).status).toBe(200);
      expect((await file({ id: 'a', remarks: `${WORDS}!` })).status).toBe(409);
    });

    it('a signed message too, with other bytes', async () => {
      const { secret } = await registerSender(api);
      const send = (achieved: string) =>
        sendSigned(api, { secret, payload: sentReview({ criteria: criteria(achieved) }) });
      expect((await send(DECOMPOSED)).status).toBe(202);
      expect((await send(WORDS)).status).toBe(202);
      expect((await content(signedId('STC-1'))).criteria[0].achieved).toBe(WORDS);
      expect((await send('khác')).status).toBe(409);
    });

    it('what was stored before texts had one form is known again, and nothing else is', async () => {
      await file({ id: 'a' });
      const stored = await api.store.filings.get({ campaign: 'c', unit: 'so-y-te', id: 'a@pct-van-xa' });
      if (!stored) throw new Error('not stored');
      const { channel, receivedAt } = stored;
      const old = { ...saidIn(stored), intake: { channel, receivedAt }, id: 'old@pct-van-xa' };
      await api.store.filings.insert(
        newFiling(api.deps, { ...old, content: { level: 'good', remarks: `${DECOMPOSED}\u200b` } }),
      );
      const again = await file({ id: 'old', remarks: DECOMPOSED });
      expect([again.status, again.body.id]).toEqual([200, 'old@pct-van-xa']);
      expect((await file({ id: 'old', remarks: WORDS, level: 'excellent' })).status).toBe(409);
      expect((await file({ id: 'old', remarks: `${WORDS}!` })).status).toBe(409);
    });

    it('so is what a system sent then', async () => {
      const { secret } = await registerSender(api);
      await sendSigned(api, { secret, payload: sentReview() });
      const id = signedId('STC-1');
      const stored = await api.store.filings.get({ campaign: 'c', unit: 'so-y-te', id });
      if (!stored) throw new Error('not stored');
      const { channel, receivedAt, filedAt = '' } = stored;
      const old = { ...stored.content, criteria: criteria(DECOMPOSED) };
      await api.store.filings.insert(
        newFiling(api.deps, {
          ...saidIn(stored),
          content: old,
          intake: { channel, receivedAt, filedAt },
          id: signedId('STC-2'),
        }),
      );
      const head = { ...sentReview({ filingId: 'STC-2' }), filedAt, ...old };
      const key = { sender: 'he-thong', campaign: 'c', id: 'STC-2' };
      await api.store.claims.insert({
        ...key,
        digest: digestOf(head),
        unit: 'so-y-te',
        filing: signedId('STC-2'),
      });
      const send = (achieved: string) =>
        sendSigned(api, {
          secret,
          payload: sentReview({ filingId: 'STC-2', criteria: criteria(achieved) }),
        });
      expect((await send(DECOMPOSED)).status).toBe(202);
      expect((await send('khác')).status).toBe(409);
    });

    it('and a decision of then', async () => {
      const path = `${UNIT}/waivers`;
      const sent = waiver('agency-review/so-tai-chinh', { id: 'w', reason: DECOMPOSED });
      expect((await api.post(path, sent)).status).toBe(201);
      const [stored] = await api.store.decisions.takenOf({ campaign: 'c', units: ['so-y-te'] });
      if (!stored) throw new Error('not stored');
      const old = newDecision(api.deps, {
        ...saidIn(stored),
        document: `${stored.document}-old`,
        content: { ...stored.content, reason: DECOMPOSED } as typeof stored.content,
      });
      await api.store.decisions.insert({ ...old, answer: stored.answer });
      expect((await api.post(path, { ...sent, id: 'w-old' })).status).toBe(200);
    });
  });

  describe('a text that is pasted', () => {
    it('is kept without what Word leaves in it', async () => {
      const pasted = '\ufeffnhi\u00adệm vụ\u200b:\u00a0đạt\u000b\uf0b7 một';
      await file({ id: 'a', remarks: pasted });
      expect((await content('a@pct-van-xa')).remarks).toBe('nhiệm vụ: đạt\n• một');
    });

    it('is refused by naming the character and its place, in both languages', async () => {
      const wrong = { remarks: 'một\nhai \u202eba' };
      const { body } = await file(wrong);
      expect(body.errors).toMatchObject([
        {
          field: 'remarks',
          rule: 'forbidden-character',
          message: expect.stringMatching(/"U\+202E" \(right-to-left override\): see line 2, character 5/),
        },
      ]);
      const vi = await file(wrong).set('Accept-Language', 'vi');
      expect(vi.body.errors[0].message).toMatch(
        /"U\+202E" \(ký tự đổi chiều viết\): xem dòng 2, ký tự thứ 5/,
      );
    });

    it.each(['\u200b', '\u00a0\ufeff', '\u00ad\u200d', '\u3164'])(
      'is missing where nobody sees anything: %j',
      async (none) => {
        expect(rulesOf(await file({ remarks: none }))).toEqual(['remarks required']);
        const numbered = review({ document: { number: none, date: '2013-10-30', signer: 'x' } });
        expect(rulesOf(await api.post(`${UNIT}/filings`, numbered))).toEqual(['document.number required']);
        const { secret } = await registerSender(api, { id: `s-${none.codePointAt(0)}` });
        const payload = sentReview({ criteria: criteria(none), document: numbered.document });
        const answer = await sendSigned(api, { secret, sender: `s-${none.codePointAt(0)}`, payload });
        expect(rulesOf(answer)).toEqual(['criteria[0].achieved required', 'document.number required']);
      },
    );
  });

  describe('JSON with a field twice', () => {
    it('is refused by the name of the field and its place', async () => {
      const body = JSON.stringify(review()).replace('"level":"good"', '"level":"good","level":"excellent"');
      const answer = await postText(`${UNIT}/filings`, body);
      expect([answer.status, answer.body.type]).toEqual([400, 'urn:cong-vu:problem:bad-json']);
      expect(rulesOf(answer)).toEqual(['level duplicate']);
      expect(answer.text).not.toContain('excellent');
    });

    it('so is that within a part, of a signed message too', async () => {
      const body = JSON.stringify(sentReview()).replace('"shortcomings":"không"', '"achieved":"x"');
      const { secret } = await registerSender(api);
      const kept = async () => {
        const { filings, claims, webhooks, parked } = await api.everything();
        return { filings, claims, webhooks, parked };
      };
      const before = await kept();
      const answer = await sendRaw(api, { body, headers: signedHeaders({ secret, body }) });
      expect([answer.status, ...rulesOf(answer)]).toEqual([400, 'criteria[0].achieved duplicate']);
      expect(answer.body.errors[0].message).toMatch(/line 1, column \d+/);
      expect(await kept()).toEqual(before);
    });

    it('what nests without end ends nothing', async () => {
      const deep = `${'['.repeat(300_000)}${']'.repeat(300_000)}`;
      for (const body of [deep, `{"plan":${deep}}`]) {
        const answer = await postText('/campaigns', body);
        expect([answer.status, answer.body.type]).toEqual([400, 'urn:cong-vu:problem:bad-json']);
      }
    });
  });

  describe('a body', () => {
    it('may begin with a byte order mark', async () => {
      const body = `\ufeff${JSON.stringify(review({ id: 'bom' }))}`;
      expect((await postText(`${UNIT}/filings`, body)).status).toBe(201);
      const signed = `\ufeff${JSON.stringify(sentReview())}`;
      const { secret } = await registerSender(api);
      const headers = { ...signedHeaders({ secret, body: signed }), 'Content-Encoding': 'Identity' };
      expect((await sendRaw(api, { body: signed, headers })).status).toBe(202);
    });

    it('is unpacked for a valid key alone, and a form never', async () => {
      const post = (path: string, body: Buffer, headers: Record<string, string>) =>
        request(api.app)
          .post(path)
          .set({ 'Content-Type': 'application/json', 'Content-Encoding': 'gzip', ...headers })
          .serialize((bytes) => bytes as unknown as string)
          .send(body);
      const filings = `/api/v1${UNIT}/filings`;
      const packed = gzipSync(JSON.stringify(review({ id: 'gz', receipt: receipt() })));
      // Who unpacks it finds that it cannot be.
      const broken = Buffer.from('\x1f\x8b broken', 'latin1');
      const key = { Authorization: `Bearer ${api.key}` };
      expect((await post(filings, packed, key)).status).toBe(201);
      expect((await post(filings, broken, key)).status).toBe(400);
      expect((await post(filings, broken, {})).status).toBe(401);
      expect((await post(filings, broken, { Authorization: 'Bearer cv_x' })).status).toBe(401);
      const form = { 'Content-Type': 'application/x-www-form-urlencoded', 'Sec-Fetch-Site': 'same-origin' };
      expect((await post('/sign-in', gzipSync('address=a'), form)).status).toBe(415);
    });

    it('in another code page is refused, not read as something else', async () => {
      const latin = Buffer.from(
        JSON.stringify(review({ level: 'nhất trí' })).replace('nhất trí', 'nh\u00e2t'),
        'latin1',
      );
      const answer = await postText(`${UNIT}/filings`, latin);
      expect([answer.status, answer.body.type]).toEqual([400, 'urn:cong-vu:problem:bad-json']);
      const body = JSON.stringify(sentReview());
      const { secret } = await registerSender(api);
      const headers = {
        ...signedHeaders({ secret, body }),
        'Content-Type': 'application/json; charset=utf-16',
      };
      expect((await sendRaw(api, { body, headers })).status).toBe(415);
    });
  });
});

describeApi('what comes in and is refused:', { open: 'c', at: NOW }, (api) => {
  const postText = poster(api);
  const content = async (id: string) => (await api.get(`${UNIT}/filings/${id}`)).body.content;

  describe('a number', () => {
    it.each([
      ['1e400', 'score too-big'],
      ['-1e400', 'score too-small'],
      ['"NaN"', 'score type'],
      ['"90"', 'score type'],
      ['9007199254740993', 'score score-range'],
      ['-0.5', 'score score-range'],
      ['null', 'score type'],
    ])('%s is no score', async (score, rule) => {
      const body = JSON.stringify(review()).replace('{', `{"score":${score},`);
      expect(rulesOf(await postText(`${UNIT}/filings`, body))).toEqual([rule]);
    });

    it('has one zero', async () => {
      const body = JSON.stringify(review({ id: 'zero' })).replace('{', '{"score":-0,');
      expect((await postText(`${UNIT}/filings`, body)).status).toBe(201);
      expect((await api.post(`${UNIT}/filings`, review({ id: 'zero', score: 0 }))).status).toBe(200);
      expect(Object.is((await content('zero@so-tai-chinh')).score, 0)).toBe(true);
    });
  });

  describe('an instant', () => {
    const stamped = async (stampedAt: string) =>
      rulesOf(
        await (await api.as(['clerk'])).post(
          `${UNIT}/filings/check`,
          review({ receipt: receipt(stampedAt) }),
        ),
      );

    it.each([
      ['2013-11-01T24:00:00Z', 'format'],
      ['2013-10-31T23:59:60Z', 'format'],
      ['2013-11-01T09:30:00', 'format'],
      ['2013-11-01T09:30Z', 'format'],
      ['2013-11-01 09:30:00Z', 'format'],
      ['2013-11-31T09:30:00Z', 'format'],
      ['2013-11-01T09:30:00+14:01', 'format'],
      ['2013-11-01T09:30:00-12:30', 'format'],
      ['+012013-11-01T09:30:00Z', 'format'],
      ['0000-01-01T00:00:00+14:00', 'format'],
      ['9999-12-31T23:59:59-07:00', 'format'],
      ['9999-12-31T23:59:59Z', 'in-the-future'],
      ['0202-11-01T09:30:00Z', 'too-long-ago'],
    ])('%s is refused: %s', async (at, rule) => {
      expect(await stamped(at)).toEqual([`receipt.stampedAt ${rule}`]);
    });

    it.each(['2013-11-01T09:30:00+14:00', '2013-11-01T09:30:00.123456789-12:00'])(
      '%s is taken',
      async (at) => {
        expect(await stamped(at)).toEqual([]);
      },
    );

    it('of a system a little ahead of us is received now, unmarked; further ahead it is refused', async () => {
      const { secret } = await registerSender(api);
      const at = (seconds: number) => new Date(Date.parse(NOW) + seconds * 1000).toISOString();
      const send = (seconds: number, filingId: string) =>
        sendSigned(api, { secret, payload: sentReview({ filingId, filedAt: at(seconds) }) });
      expect((await send(20, 'a')).body.receivedAt).toBe(NOW);
      expect((await send(300, 'b')).status).toBe(202);
      const { items } = (await api.get('/campaigns/c/marks')).body;
      expect(items).toEqual([]);
      expect(rulesOf(await send(301, 'c'))).toEqual(['filedAt in-the-future']);
    });
  });

  describe('a whole number in a query', () => {
    it.each(['0x10', '1e2', '', '+5', ' 5', '5.0', 'Infinity', 'NaN'])(
      'is digits alone: %j is none',
      async (limit) => {
        const answer = await api.get(`/campaigns/c/letters?limit=${encodeURIComponent(limit)}`);
        expect(rulesOf(answer)).toEqual(['?limit type']);
      },
    );

    it('has bounds', async () => {
      expect(rulesOf(await api.get('/campaigns/c/letters?limit=0'))).toEqual(['?limit too-small']);
      expect(rulesOf(await api.get('/campaigns/c/letters?limit=201'))).toEqual(['?limit too-big']);
      expect((await api.get('/campaigns/c/letters?limit=007')).status).toBe(200);
    });
  });

  describe('a cursor', () => {
    const nextOf = async (path: string) => (await api.get(path)).body.nextCursor as string;

    it('is good for its own list, whatever its limit', async () => {
      const cursor = await nextOf('/campaigns/c/evaluations?limit=1');
      expect((await api.get(`/campaigns/c/evaluations?limit=2&cursor=${cursor}`)).status).toBe(200);
    });

    it('of another campaign, another list or another filter is refused', async () => {
      await api.open('d');
      const cursor = await nextOf('/campaigns/c/evaluations?limit=1');
      for (const path of [
        '/campaigns/d/evaluations?',
        '/campaigns/c/synthesis?',
        '/campaigns/c/letters?',
        '/campaigns/c/marks?',
        '/campaigns/c/documents?',
        '/campaigns/c/evaluations?kind=department&',
      ]) {
        const answer = await api.get(`${path}cursor=${cursor}`);
        expect([answer.status, ...rulesOf(answer)]).toEqual([422, '?cursor other-list']);
      }
    });

    it.each(['x', '%25', 'YQ', '____'])('that we never gave is refused: %s', async (cursor) => {
      expect(rulesOf(await api.get(`/campaigns/c/evaluations?cursor=${cursor}`))).toEqual(['?cursor format']);
    });
  });

  describe('all that is wrong is told at once', () => {
    it('of the address, the query and the body', async () => {
      expect(rulesOf(await api.get('/campaigns/C/letters?limit=0&state=lost&more=1'))).toEqual([
        'campaign format',
        '?state one-of',
        '?limit too-small',
        '?more unknown-field',
      ]);
      const answer = await api.post('/campaigns/C/evaluations/so_y_te/waivers', { obligation: 'x' });
      expect(rulesOf(answer)).toEqual([
        'campaign format',
        'unit format',
        'number required',
        'date required',
        'signer required',
        'reason required',
        'obligation format',
      ]);
    });

    it('of a filing whose parts are wrong, and whose whole is wrong too', async () => {
      const answer = await api.post(`${UNIT}/filings`, {
        ...opinion,
        level: undefined,
        remarks: 7,
        replaces: 'x',
        awaitsContent: undefined,
      });
      expect(rulesOf(answer).sort()).toEqual([
        'level required',
        'remarks type',
        'replaces not-with-this-channel',
      ]);
    });

    it('of an announcement', async () => {
      const wrong = { ...announcement({ url: 'x' }), receipt: receipt('2020-01-01T00:00:00Z') };
      const answer = await (await api.as(['clerk'])).post(`${UNIT}/announcements`, wrong);
      expect(rulesOf(answer)).toEqual(['url format', 'receipt.stampedAt in-the-future']);
    });

    it('of a document', async () => {
      expect(rulesOf(await api.post('/campaigns/c/documents', { kind: 'letter', number: '' }))).toEqual([
        'kind one-of',
        'number required',
        'date required',
        'signer required',
      ]);
      const row = { unit: 'so-y-te', remark: '' };
      const answer = await api.post('/campaigns/c/documents', {
        kind: 'remarks',
        ...document,
        results: [row, row],
      });
      expect(rulesOf(answer)).toEqual([
        'results[0].remark required',
        'results[1].remark required',
        'results[1].unit duplicate',
      ]);
    });

    it('of a campaign, a preview and a sender', async () => {
      const named = { plan: 'none', register: 'none', more: 1 };
      for (const path of ['/campaigns', '/previews']) {
        expect(rulesOf(await api.post(path, named))).toEqual(['more unknown-field', 'plan unknown-plan']);
      }
      expect(rulesOf(await api.post('/senders', { id: 'A', parties: ['so-y-tee', 'so-y-te', 7] }))).toEqual([
        'id format',
        'label required',
        'parties[2] type',
        'parties[0] unknown-party',
      ]);
    });

    it('an address on the web is one line', async () => {
      const at = (url: string) => api.post(`${UNIT}/announcements`, announcement({ url }));
      expect(rulesOf(await at('https://so-y-te.example/\u202eb'))).toEqual(['url one-line']);
    });
  });
});
