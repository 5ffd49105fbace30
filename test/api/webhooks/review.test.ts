import { Client, Connection } from '@temporalio/client';
import { fateAnswer } from '../../../api/senders/fate';
import { takenAnswer, testedAnswer } from '../../../api/webhooks/response';
import { deliverFiling } from '../../../use-cases/evaluations/deliver';
import type { Delivery } from '../../../use-cases/evaluations/delivery';
import { ENDED_AT } from '../../fixtures/campaign';
import { document, sentReview } from '../../support/api/bodies';
import { describeWebhooks } from '../../support/api/describe-webhooks';
import { rulesOf } from '../../support/api/rules-of';
import { NOW, registerSender, sendSigned, settleSigned, signedId } from '../../support/api/webhooks';
import { FAULTY } from './faulty-payloads';
import { sentOpinion, sentSelfReview } from './payloads';

describeWebhooks('by webhook,', (api, sender) => {
  const { send, fate } = sender;

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
      expect((await send(sentSelfReview({ filingId: 'own', reviewer: '000.00.13.H19' }))).status).toBe(202);
    });

    it.each([
      ['1', sentReview({ filingId: 'step-1' })],
      ['2', sentSelfReview({ filingId: 'step-2' })],
      ['3', sentOpinion({ filingId: 'step-3' })],
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
      expect(api.log.join('')).not.toContain(sender.secret);
    });
  });

  describe('a payload', () => {
    it.each(FAULTY)(
      '%s is answered 422 by field and rule, and nothing is stored',
      async (_what, payload, expected) => {
        const before = await api.everything();
        const answer = await send(payload);
        expect(answer.status).toBe(422);
        expect(rulesOf(answer)).toEqual([expected]);
        expect(await api.everything()).toEqual(before);
      },
    );

    it.each([null, [], 'đạt', 1])('that is %j is answered 422, and nothing is stored', async (payload) => {
      const before = await api.everything();
      expect((await send(payload)).status).toBe(422);
      expect(await api.everything()).toEqual(before);
    });

    it('is refused in words that do not repeat what it said', async () => {
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

  describe('a review', () => {
    beforeAll(async () => {
      for (const state of ['closed', 'cancelled'] as const) {
        await api.open(state);
        await api.store.campaigns.setState({ campaign: state, state, endedAtReal: ENDED_AT });
      }
    });

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
      const told: Promise<unknown>[] = [];
      const delivery: Delivery = {
        ...api.deps.delivery,
        deliverFiling: (filing) => {
          const answer = deliverFiling({ client, store: api.store, filing, waitMs: 300 });
          told.push(answer);
          return answer;
        },
      };
      const away = api.beside({ client, delivery });
      const answer = await sendSigned(away, {
        secret: sender.secret,
        payload: sentReview({ filingId: 'away' }),
      });
      expect(answer.status).toBe(202);
      // It is told after the answer, and tried for as long as it waits.
      await Promise.allSettled(told);
      await connection.close();
      expect((await fate('c/away')).body.outcome).toBe('pending');
    });

    it('where the store is away is answered 503 with Retry-After, and nothing is stored', async () => {
      const before = await api.everything();
      const away = () =>
        Promise.reject(Object.assign(new Error('away'), { name: 'MongoServerSelectionError' }));
      for (const store of [
        { ...api.store, lately: { ...api.store.lately, sender: away } },
        { ...api.store, webhooks: { ...api.store.webhooks, insert: away } },
      ]) {
        const failing = api.beside({ store });
        const answer = await sendSigned(failing, {
          secret: sender.secret,
          payload: sentReview({ filingId: 'nowhere' }),
        });
        expect(answer.status).toBe(503);
        expect(answer.get('retry-after')).toBe('10');
      }
      expect(await api.everything()).toEqual(before);
    });
  });

  describe('a message that is a test', () => {
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

  it('another method than POST is answered 405', async () => {
    const answer = await api.get('/hooks/he-thong/review-filed');
    expect(answer.status).toBe(405);
    expect(answer.get('allow')).toBe('POST');
  });

  it('a document of step 4 is answered 422, since it is no business of systems', async () => {
    expect((await send({ ...document, kind: 'synthesis' })).status).toBe(422);
  });
});
