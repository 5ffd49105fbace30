import { Client, Connection } from '@temporalio/client';
import { fateAnswer } from '../../../api/senders/fate';
import { attemptsAnswer } from '../../../api/senders/response';
import { takenAnswer, testedAnswer } from '../../../api/webhooks/response';
import { deliveryOf } from '../../../use-cases/evaluations/delivery';
import { fateOf } from '../../../use-cases/filings/read-fate';
import { ENDED_AT } from '../../fixtures/campaign';
import { NO_LIMITS } from '../../support/api/api';
import { document, review, sentReview } from '../../support/api/bodies';
import { describeApi } from '../../support/api/describe-api';
import {
  askFate,
  NOW,
  newWebhookId,
  refuseAll,
  registerSender,
  sendRaw,
  sendSigned,
  settleSigned,
  signedHeaders,
  signedId,
} from '../../support/api/webhooks';
import { until } from '../../support/until';

const selfReview = (more: object = {}) => sentReview({ step: 'self-review', reviewer: 'so-y-te', ...more });
const opinion = (more: object = {}) => {
  const { criteria: _none, document: _neither, ...rest } = sentReview();
  return { ...rest, step: 'member-opinion', reviewer: 'pct-van-xa', remarks: 'nhất trí', ...more };
};

describeApi('by webhook,', { open: 'c', at: NOW }, (api) => {
  let secret: string;

  beforeAll(async () => {
    for (const campaign of ['closed', 'cancelled']) await api.open(campaign);
    await api.store.campaigns.setState({ campaign: 'closed', state: 'closed', endedAtReal: ENDED_AT });
    await api.store.campaigns.setState({ campaign: 'cancelled', state: 'cancelled', endedAtReal: ENDED_AT });
    ({ secret } = await registerSender(api));
  });

  const send = (payload: unknown, id = newWebhookId()) => sendSigned(api, { secret, id, payload });
  const fate = (path: string) => askFate(api, { path, secret });

  describe('a review that a system sends', () => {
    it('is answered 202 once it is stored, with the address that tells its fate', async () => {
      const answer = await send(sentReview({ filingId: 'taken' }));
      expect(answer.status).toBe(202);
      expect(answer.get('location')).toBe('/api/v1/hooks/he-thong/filings/c/taken');
      expect(takenAnswer.parse(answer.body)).toEqual({
        filingId: 'taken',
        version: 1,
        campaign: 'c',
        unit: 'so-y-te',
        statusUrl: '/api/v1/hooks/he-thong/filings/c/taken',
        receivedAt: '2013-11-07T01:00:00.000Z',
      });
      const id = signedId('taken');
      expect(await api.store.filings.get({ campaign: 'c', unit: 'so-y-te', id })).toMatchObject({
        channel: 'system',
        message: 'signal',
        sender: 'he-thong',
        actor: 'sender:he-thong',
        series: { id: 'he-thong:taken', version: 1 },
        party: 'so-tai-chinh',
        receivedAt: '2013-11-07T01:00:00.000Z',
        storedAt: NOW,
        content: { level: 'good' },
      });
    });

    it('may name its unit by its code', async () => {
      const answer = await send(sentReview({ filingId: 'coded', unit: '000.00.13.H19' }));
      expect(answer.status).toBe(202);
      expect(answer.body.unit).toBe('so-y-te');
    });

    it('may name its reviewer by a code too', async () => {
      expect((await send(selfReview({ filingId: 'own', reviewer: '000.00.13.H19' }))).status).toBe(202);
    });

    it.each([
      ['1', sentReview({ filingId: 'step-1' })],
      ['2', selfReview({ filingId: 'step-2' })],
      ['3', opinion({ filingId: 'step-3' })],
    ])('is taken in step %s', async (_step, payload) => {
      expect((await send(payload)).status).toBe(202);
    });

    it('counts from our receipt, with a mark, when it was filed more than three days ago', async () => {
      await send(sentReview({ filingId: 'old', filedAt: '2013-11-05T02:59:59Z' }));
      const { body } = await fate('c/old');
      expect(body).toMatchObject({ receivedAt: NOW, filedAt: '2013-11-05T02:59:59.000Z' });
      expect(body.marks).toEqual(['filed-too-long-ago']);
    });

    it('has ids of its own for its versions', async () => {
      await send(sentReview({ filingId: 'corrected' }));
      const second = await send(sentReview({ filingId: 'corrected', version: 2, level: 'excellent' }));
      expect(second.status).toBe(202);
      expect(second.get('location')).toBe('/api/v1/hooks/he-thong/filings/c/corrected?version=2');
      await settleSigned(api, { filing: 'corrected:v2' });
      expect((await fate('c/corrected')).body).toMatchObject({
        id: signedId('corrected'),
        outcome: 'pending',
      });
      expect((await fate('c/corrected?version=2')).body).toMatchObject({
        id: signedId('corrected:v2'),
        outcome: 'accepted',
      });
    });

    it('is shown to administrators with its sender', async () => {
      await send(sentReview({ filingId: 'shown' }));
      const { body } = await api.get(`/campaigns/c/evaluations/so-y-te/filings/${signedId('shown')}`);
      expect(body).toMatchObject({ sender: 'he-thong', channel: 'system', party: 'so-tai-chinh' });
    });

    it('leaves its content in no log and no audit', async () => {
      await send(sentReview({ filingId: 'silent' }));
      await send(sentReview({ filingId: 'silent-2', unit: 'khong-co' }));
      expect(api.log.join('')).not.toContain('dấu vết bí mật');
      expect(JSON.stringify(await api.store.audit.list({ campaign: 'c', limit: 1000 }))).not.toContain(
        'dấu vết',
      );
      expect(api.log.join('')).not.toContain(secret);
    });
  });

  describe('a payload that is not as it must be', () => {
    const faulty: [string, unknown, string][] = [
      ...['filingId', 'campaign', 'step', 'reviewer', 'unit', 'version', 'filedAt', 'level'].map(
        (field): [string, unknown, string] => [
          `without ${field}`,
          { ...sentReview(), [field]: undefined },
          // A missing choice is one that is none of them.
          field === 'step' ? 'step one-of' : `${field} required`,
        ],
      ),
      ['without its document', sentReview({ document: undefined }), 'document required'],
      ['without its criteria', sentReview({ criteria: undefined }), 'criteria missing-criterion'],
      ['with a number for filingId', sentReview({ filingId: 1 }), 'filingId type'],
      ['with a colon in filingId', sentReview({ filingId: 'a:v2' }), 'filingId format'],
      ['with an empty filingId', sentReview({ filingId: '' }), 'filingId format'],
      ['with a number for campaign', sentReview({ campaign: 2013 }), 'campaign type'],
      ['with a list for reviewer', sentReview({ reviewer: ['so-tai-chinh'] }), 'reviewer type'],
      ['with a path for unit', sentReview({ unit: '../so-y-te' }), 'unit format'],
      ['with a text for version', sentReview({ version: '1' }), 'version type'],
      ['with version 0', sentReview({ version: 0 }), 'version too-small'],
      ['with half a version', sentReview({ version: 1.5 }), 'version type'],
      ['with a filedAt without zone', sentReview({ filedAt: '2013-11-07T08:00:00' }), 'filedAt format'],
      ['with a number for level', sentReview({ level: 1 }), 'level type'],
      ['with a level that is none of the plan', sentReview({ level: 'heroic' }), 'level unknown-level'],
      ['with a text for criteria', sentReview({ criteria: 'đạt' }), 'criteria type'],
      [
        'with a criterion that says nothing',
        sentReview({ criteria: [{ criterion: 'duties', achieved: '', shortcomings: 'không' }] }),
        'criteria[0].achieved required',
      ],
      [
        'with a criterion that is unknown',
        sentReview({
          criteria: [
            { criterion: 'duties', achieved: 'đạt', shortcomings: 'không' },
            { criterion: 'weather', achieved: 'đạt', shortcomings: 'không' },
          ],
        }),
        'criteria[1].criterion unknown-criterion',
      ],
      ['with a text for score', sentReview({ score: '90' }), 'score type'],
      ['with a score out of range', sentReview({ score: 101 }), 'score score-range'],
      ['with a number for remarks', sentReview({ remarks: 1 }), 'remarks type'],
      [
        'with a document without a signer',
        sentReview({ document: { number: '1', date: '2013-11-07' } }),
        'document.signer required',
      ],
      [
        'with a document of a day that does not exist',
        sentReview({ document: { number: '1', date: '2013-02-30', signer: 'x' } }),
        'document.date format',
      ],
      ['with a text for test', sentReview({ test: 'true' }), 'test type'],
      ['with a field that is none', sentReview({ colour: 'red' }), 'colour unknown-field'],
      ['of an opinion without remarks', opinion({ remarks: undefined }), 'remarks required'],
      ['of an opinion with criteria', opinion({ criteria: [] }), 'criteria not-in-this-step'],
      ['of step 4', sentReview({ step: 'party-assessment' }), 'step one-of'],
      ['of step 5', sentReview({ step: 'recognition' }), 'step one-of'],
      ['of a campaign that is unknown', sentReview({ campaign: 'c-9' }), 'campaign unknown-campaign'],
      ['by a unit of itself', sentReview({ reviewer: 'so-y-te' }), 'reviewer own-unit'],
      [
        'by an agency that is not assigned',
        sentReview({ unit: 'so-tai-chinh', reviewer: 'pct-van-xa' }),
        'reviewer not-assigned',
      ],
      [
        'by a member in the step of agencies',
        sentReview({ reviewer: 'pct-van-xa' }),
        'reviewer not-assigned',
      ],
      ['by an agency in the step of the unit', sentReview({ step: 'self-review' }), 'reviewer not-assigned'],
    ];

    it.each(faulty)(
      '%s is answered 422 by field and rule, and nothing is stored',
      async (_what, payload, expected) => {
        const before = await api.everything();
        const answer = await send(payload);
        expect(answer.status).toBe(422);
        const rules = answer.body.errors.map(
          ({ field, rule }: { field: string; rule: string }) => `${field} ${rule}`,
        );
        expect(rules).toEqual([expected]);
        expect(await api.everything()).toEqual(before);
      },
    );

    it.each([null, [], 'đạt', 1])('%j is answered 422, and nothing is stored', async (payload) => {
      const before = await api.everything();
      expect((await send(payload)).status).toBe(422);
      expect(await api.everything()).toEqual(before);
    });

    it('is answered without what it said', async () => {
      const answer = await send(sentReview({ level: 'dấu vết' }));
      expect(answer.text).not.toContain('dấu vết');
    });
  });

  describe('a review by a party', () => {
    it('that its sender does not speak for is answered 403, and nothing is stored', async () => {
      const before = await api.everything();
      for (const reviewer of ['so-noi-vu', 'ban-can-su-dang']) {
        const answer = await send(sentReview({ reviewer }));
        expect(answer.status).toBe(403);
        expect(answer.body.type).toBe('urn:cong-vu:problem:not-spoken-for');
      }
      expect(await api.everything()).toEqual(before);
    });

    it('that its sender no longer speaks for is taken no more, but what was taken is answered the same', async () => {
      const other = await registerSender(api, { id: 'doi-y', parties: ['so-tai-chinh'] });
      const message = (filingId: string, id: string) =>
        sendSigned(api, { sender: 'doi-y', secret: other.secret, id, payload: sentReview({ filingId }) });
      const first = await message('doi-y-1', 'm1');
      await api.post('/senders/doi-y/parties', { parties: ['so-noi-vu'] });
      expect((await message('doi-y-2', 'm2')).status).toBe(403);
      const again = await message('doi-y-1', 'm1');
      expect([again.status, again.body]).toEqual([202, first.body]);
    });
  });

  describe('a review in a state', () => {
    it('where the dossier is frozen is kept, and told to be held', async () => {
      await api.open('frozen');
      const ledger = api.evaluations.ledger('frozen', 'so-y-te');
      ledger.decide(
        {
          id: 'th',
          kind: 'synthesis',
          digest: 'd',
          receivedAt: '2013-12-11T00:00:00.000Z',
          ledgerRevision: 0,
          confirmed: false,
        },
        '2013-12-11T00:00:00.000Z',
      );
      expect((await send(sentReview({ campaign: 'frozen' }))).status).toBe(202);
      await settleSigned(api, { campaign: 'frozen', filing: 'STC-1' });
      expect(fateAnswer.parse((await fate('frozen/STC-1')).body).outcome).toBe('held');
    });

    it('where the campaign is closed is kept for a reopening', async () => {
      expect((await send(sentReview({ campaign: 'closed' }))).status).toBe(202);
      expect((await fate('closed/STC-1')).body.outcome).toBe('pending');
    });

    it('where the campaign is cancelled is answered 409, and nothing is stored', async () => {
      const before = await api.everything();
      expect((await send(sentReview({ campaign: 'cancelled' }))).status).toBe(409);
      expect(await api.everything()).toEqual(before);
    });

    it('where the workflow service is away is answered 202, since it is stored', async () => {
      const connection = Connection.lazy({ address: '127.0.0.1:1' });
      const client = new Client({ connection });
      const delivery = deliveryOf({ client, store: api.store });
      const told: Promise<unknown>[] = [];
      const deliverFiling: typeof delivery.deliverFiling = (filing) => {
        const answer = delivery.deliverFiling(filing);
        told.push(answer);
        return answer;
      };
      const away = api.beside({ client, delivery: { ...delivery, deliverFiling } });
      const answer = await sendSigned(away, { secret, payload: sentReview({ filingId: 'away' }) });
      expect(answer.status).toBe(202);
      // It is told after the answer, and tried for some seconds.
      await Promise.allSettled(told);
      await connection.close();
      expect((await fate('c/away')).body.outcome).toBe('pending');
    });

    it('where the store is away is answered 503 with Retry-After, and nothing is stored', async () => {
      const before = await api.everything();
      const away = () =>
        Promise.reject(Object.assign(new Error('away'), { name: 'MongoServerSelectionError' }));
      for (const store of [
        { ...api.store, senders: { ...api.store.senders, get: away } },
        { ...api.store, webhooks: { ...api.store.webhooks, insert: away } },
      ]) {
        const failing = api.beside({ store });
        const answer = await sendSigned(failing, { secret, payload: sentReview({ filingId: 'nowhere' }) });
        expect(answer.status).toBe(503);
        expect(answer.get('retry-after')).toBe('10');
      }
      expect(await api.everything()).toEqual(before);
    });
  });

  describe('a message that is sent again', () => {
    it('gets the same answer, and nothing twice', async () => {
      const id = newWebhookId();
      const first = await send(sentReview({ filingId: 'again' }), id);
      const before = await api.everything();
      const delivered = jest.spyOn(api.deps.delivery, 'deliverFiling');
      const second = await send(sentReview({ filingId: 'again' }), id);
      expect([second.status, second.body]).toEqual([202, first.body]);
      expect(await api.everything()).toEqual(before);
      expect(delivered).not.toHaveBeenCalled();
      delivered.mockRestore();
    });

    it('gets the same answer when its filing has long been answered, and its campaign cancelled', async () => {
      await api.open('later');
      const id = newWebhookId();
      const first = await send(sentReview({ campaign: 'later' }), id);
      await settleSigned(api, { campaign: 'later', filing: 'STC-1' });
      await api.store.campaigns.setState({ campaign: 'later', state: 'cancelled', endedAtReal: ENDED_AT });
      const second = await send(sentReview({ campaign: 'later' }), id);
      expect([second.status, second.body]).toEqual([202, first.body]);
    });

    it('with another body under the same webhook-id is answered 409, and nothing is stored', async () => {
      const id = newWebhookId();
      await send(sentReview({ filingId: 'one-body' }), id);
      const before = await api.everything();
      const answer = await send(sentReview({ filingId: 'other-body' }), id);
      expect(answer.status).toBe(409);
      expect(answer.body.type).toBe('urn:cong-vu:problem:content-differs');
      expect(await api.everything()).toEqual(before);
    });

    it('under another webhook-id gets the same answer, whatever its blanks', async () => {
      const payload = sentReview({ filingId: 'new-message' });
      const first = await send(payload);
      const body = JSON.stringify(payload, null, 2);
      const second = await sendRaw(api, { body, headers: signedHeaders({ secret, body }) });
      expect([second.status, second.body]).toEqual([202, first.body]);
    });

    it('with other content under the same filingId and version is answered 409, and nothing is stored', async () => {
      await send(sentReview({ filingId: 'one-content' }));
      const before = await api.everything();
      for (const more of [{ level: 'excellent' }, { unit: 'so-noi-vu' }, { unit: 'khong-co' }]) {
        expect((await send(sentReview({ filingId: 'one-content', ...more }))).status).toBe(409);
      }
      expect(await api.everything()).toEqual(before);
    });

    it('with two contents at once under the same filingId and version is filed as one of them', async () => {
      const answers = await Promise.all(
        ['so-y-te', 'so-noi-vu'].map((unit) => send(sentReview({ filingId: 'two-at-once', unit }))),
      );
      expect(answers.map(({ status }) => status)).toEqual(expect.arrayContaining([202, 409]));
      const filed = await Promise.all(
        ['so-y-te', 'so-noi-vu'].map((unit) =>
          api.store.filings.get({ campaign: 'c', unit, id: signedId('two-at-once') }),
        ),
      );
      expect(filed.filter((filing) => filing !== null)).toHaveLength(1);
    });

    it('under an id that another has chosen for this unit is taken all the same', async () => {
      const unit = 'so-noi-vu';
      for (const id of ['STC-tay', 'STC-tay:v2']) {
        await api.post(`/campaigns/c/evaluations/${unit}/filings`, review({ id }));
      }
      for (const version of [1, 2]) {
        expect((await send(sentReview({ filingId: 'STC-tay', unit, version }))).status).toBe(202);
        expect((await fate(`c/STC-tay?version=${version}`)).body.outcome).toBe('pending');
      }
    });

    it('fifty times at once is stored once, signalled once, and answered fifty times the same', async () => {
      const id = newWebhookId();
      const delivered = jest.spyOn(api.deps.delivery, 'deliverFiling');
      const answers = await Promise.all(
        Array.from({ length: 50 }, () => send(sentReview({ filingId: 'fifty' }), id)),
      );
      expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
      expect(answers[0]?.status).toBe(202);
      expect(delivered).toHaveBeenCalledTimes(1);
      delivered.mockRestore();
      const filings = await api.store.filings.byEvaluation({ campaign: 'c', unit: 'so-y-te' });
      expect(filings.filter((filing) => filing.id === signedId('fifty'))).toHaveLength(1);
    });
  });

  describe('a test', () => {
    it('checks everything and stores nothing', async () => {
      const before = await api.everything();
      const answer = await send(sentReview({ filingId: 'only-a-test', test: true, unit: '000.00.13.H19' }));
      expect(answer.status).toBe(200);
      expect(testedAnswer.parse(answer.body)).toEqual({
        test: true,
        unit: 'so-y-te',
        reviewer: 'so-tai-chinh',
      });
      expect(await api.everything()).toEqual(before);
      expect((await fate('c/only-a-test')).status).toBe(404);
    });

    it('is refused as it would be in earnest, and what is unknown is not parked', async () => {
      const before = await api.everything();
      expect((await send(sentReview({ test: true, reviewer: 'so-noi-vu' }))).status).toBe(403);
      expect((await send(sentReview({ test: true, level: 'heroic' }))).status).toBe(422);
      const unknown = await send(sentReview({ test: true, unit: 'khong-co' }));
      expect(unknown.status).toBe(422);
      expect(unknown.body).toMatchObject({
        type: 'urn:cong-vu:problem:invalid',
        errors: [{ field: 'unit', rule: 'unknown-unit' }],
      });
      expect(await api.everything()).toEqual(before);
    });
  });

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
      expect((await askFate(api, { path: 'c/mine', sender: 'khong-co', secret })).status).toBe(401);
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
      await say(sentReview({ filingId: 'nk-3' }), 'nk-forged', secret);
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
      await sendSigned(api, { sender: 'khong-co', secret, payload: sentReview() });
      await sendSigned(api, { secret, payload: sentReview({ filingId: 'after-nobody' }) });
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
      const say = (filingId: string) => sendSigned(slow, { secret, payload: sentReview({ filingId }) });
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
        secret,
        payload: sentReview({ filingId: 'not-locked-out' }),
      });
      expect(own.status).toBe(202);
    });
  });

  it('other methods are answered 405', async () => {
    const answer = await api.get('/hooks/he-thong/review-filed');
    expect(answer.status).toBe(405);
    expect(answer.get('allow')).toBe('POST');
  });

  it('a document of step 4 is no business of systems', async () => {
    expect((await send({ ...document, kind: 'synthesis' })).status).toBe(422);
  });
});
