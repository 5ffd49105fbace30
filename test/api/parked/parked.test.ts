import { parkedAnswer, parkedListAnswer } from '../../../api/parked/response';
import { fateAnswer } from '../../../api/senders/fate';
import { filingFactOf } from '../../../use-cases/evaluations/facts';
import { sentReview } from '../../support/api/bodies';
import { describeWebhooks } from '../../support/api/describe-webhooks';
import { rulesOf } from '../../support/api/rules-of';
import { NOW, newWebhookId, signedId } from '../../support/api/webhooks';

describeWebhooks('by webhook,', (api, { send, fate }) => {
  /** Sends a review of a unit that nobody knows. */
  const park = (filingId: string, more: object = {}) =>
    send(sentReview({ filingId, unit: 'so-y-te-cu', ...more }));
  const parked = (filing: string, call = '') => `/campaigns/c/parked/he-thong/${filing}${call}`;
  const assign = (filing: string, to: object) => api.post(parked(filing, '/assign'), to);
  const dismiss = (filing: string, reason = 'gửi nhầm đơn vị') =>
    api.post(parked(filing, '/dismiss'), { reason });

  describe('a review that names what the register does not know', () => {
    it.each([
      ['unit', { unit: 'so-y-te-cu' }, ['unit']],
      ['code of a unit', { unit: '000.99.13.H19' }, ['unit']],
      ['reviewer', { reviewer: 'so-tai-chanh' }, ['reviewer']],
      ['unit and reviewer', { unit: 'so-x', reviewer: 'so-z' }, ['unit', 'reviewer']],
    ])('(%s) is answered 422 and parked', async (what, more, unknown) => {
      const filingId = `p-${what.replaceAll(' ', '-')}`;
      const answer = await send(sentReview({ filingId, ...more }));
      expect(answer.status).toBe(422);
      expect(answer.body).toMatchObject({
        type: 'urn:cong-vu:problem:parked',
        statusUrl: `/api/v1/hooks/he-thong/filings/c/${filingId}`,
        errors: unknown.map((field) => ({ field, rule: `unknown-${field}` })),
      });
      expect(fateAnswer.parse((await fate(`c/${filingId}`)).body)).toMatchObject({
        outcome: 'parked',
        unknown,
      });
      const whole = parkedAnswer.parse((await api.get(parked(filingId))).body);
      expect(whole).toMatchObject({
        sender: 'he-thong',
        state: 'parked',
        unknown,
        content: { level: 'good' },
        ...more,
      });
    });

    it('is no filing: no evaluation is told, and none is stored', async () => {
      const delivered = jest.spyOn(api.deps.delivery, 'deliverFiling');
      await park('no-filing');
      expect(delivered).not.toHaveBeenCalled();
      delivered.mockRestore();
      const filings = await api.store.filings.byEvaluation({ campaign: 'c', unit: 'so-y-te-cu' });
      expect(filings).toEqual([]);
    });

    it('is listed for administrators without its content', async () => {
      await park('listed');
      const answer = await api.get('/campaigns/c/parked');
      const { items } = parkedListAnswer.parse(answer.body);
      expect(items.map(({ id }) => id)).toContain('listed');
      expect(answer.text).not.toContain('dấu vết');
      expect((await api.get('/campaigns/none/parked')).status).toBe(404);
      expect((await api.get(parked('none'))).status).toBe(404);
    });

    it('is answered the same when it is sent again, also once it has been decided', async () => {
      const id = newWebhookId();
      const payload = sentReview({ filingId: 'same', unit: 'so-y-te-cu' });
      const words = ({
        status,
        body: { requestId: _id, ...body },
      }: {
        status: number;
        body: Record<string, unknown>;
      }) => [status, body];
      const first = words(await send(payload, id));
      const before = await api.everything();
      expect(words(await send(payload, id))).toEqual(first);
      expect(await api.everything()).toEqual(before);
      await assign('same', { unit: 'so-y-te' });
      expect(words(await send(payload, id))).toEqual(first);
    });
  });

  describe('a parked filing that is assigned', () => {
    it('is filed under its own id, by its system, as of its first receipt', async () => {
      await park('assigned');
      api.setTime('2013-11-20T03:00:00.000Z');
      const answer = await assign('assigned', { unit: 'so-y-te' });
      expect(answer.status).toBe(200);
      expect(fateAnswer.parse(answer.body)).toMatchObject({
        id: signedId('assigned'),
        unit: 'so-y-te',
        outcome: 'pending',
      });
      const key = { campaign: 'c', unit: 'so-y-te', id: signedId('assigned') };
      const filing = await api.store.filings.get(key);
      expect(filing).toMatchObject({
        channel: 'system',
        message: 'signal',
        sender: 'he-thong',
        party: 'so-tai-chinh',
        receivedAt: '2013-11-07T01:00:00.000Z',
        storedAt: NOW,
      });
      if (!filing) throw new Error('not stored');
      const taken = api.evaluations.ledger('c', 'so-y-te').file(filingFactOf(filing), NOW);
      expect(taken).toMatchObject({ outcome: 'accepted', timeliness: 'on-time' });
      await api.store.filings.setAnswer({ ...key, answer: taken });
      api.setTime(NOW);
      expect((await fate('c/assigned')).body).toMatchObject({ outcome: 'accepted', unit: 'so-y-te' });
    });

    it('may be given its reviewer, whom its sender speaks for', async () => {
      await send(sentReview({ filingId: 'whose', reviewer: 'so-tai-chanh' }));
      const stranger = await assign('whose', { reviewer: 'so-noi-vu' });
      expect(stranger.status).toBe(422);
      expect(stranger.body.errors).toMatchObject([{ field: 'reviewer', rule: 'not-spoken-for' }]);
      const answer = await assign('whose', { reviewer: 'so-tai-chinh' });
      expect(answer.body).toMatchObject({ reviewer: 'so-tai-chinh', unit: 'so-y-te' });
    });

    it('is assigned once: again is the same, and another unit is 409', async () => {
      await park('once');
      const first = await assign('once', { unit: 'so-y-te' });
      const before = await api.everything();
      const again = await assign('once', { unit: 'so-y-te' });
      expect([again.status, again.body]).toEqual([200, first.body]);
      expect(await api.everything()).toEqual(before);
      expect((await assign('once', { unit: 'so-noi-vu' })).status).toBe(409);
      expect((await dismiss('once')).status).toBe(409);
      expect(await api.everything()).toEqual(before);
    });

    it.each([
      ['a unit that is unknown', {}, { unit: 'khong-co' }, 'unit unknown-unit'],
      [
        'a reviewer that is unknown',
        {},
        { unit: 'so-y-te', reviewer: 'khong-co' },
        'reviewer unknown-reviewer',
      ],
      ['a unit that its reviewer has not to review', {}, { unit: 'van-phong-ubnd' }, 'reviewer not-assigned'],
      ['its own unit', { reviewer: 'so-y-te' }, { unit: 'so-y-te' }, 'reviewer own-unit'],
      ['a plan that its level is none of', { level: 'heroic' }, { unit: 'so-y-te' }, 'level unknown-level'],
    ])('is not assigned to %s: 422, and it stays', async (what, sent, to, expected) => {
      const filingId = `stays-${what.replaceAll(' ', '-')}`;
      await park(filingId, sent);
      const before = await api.everything();
      const answer = await assign(filingId, to);
      expect(answer.status).toBe(422);
      expect(rulesOf(answer)).toEqual([expected]);
      expect(await api.everything()).toEqual(before);
    });

    it('is not assigned where something else is filed under its id', async () => {
      await park('taken-id');
      await park('other-id');
      await assign('other-id', { unit: 'so-y-te' });
      const other = await api.store.filings.get({ campaign: 'c', unit: 'so-y-te', id: signedId('other-id') });
      if (!other) throw new Error('not stored');
      const id = signedId('taken-id');
      await api.store.filings.insert({ ...other, _id: `c/so-y-te#${id}`, id, digest: 'd' });
      expect((await assign('taken-id', { unit: 'so-y-te' })).status).toBe(409);
      expect((await dismiss('taken-id')).status).toBe(200);
    });
  });

  describe('a parked filing that is dismissed', () => {
    it('is put aside for a reason that its sender is told, once', async () => {
      await park('dismissed');
      const answer = await dismiss('dismissed');
      expect(answer.status).toBe(200);
      expect(answer.body).toMatchObject({ state: 'dismissed', reason: 'gửi nhầm đơn vị' });
      expect(answer.text).not.toContain('dấu vết');
      expect((await dismiss('dismissed', 'lý do khác')).body.reason).toBe('gửi nhầm đơn vị');
      expect((await fate('c/dismissed')).body).toMatchObject({
        outcome: 'dismissed',
        reason: 'gửi nhầm đơn vị',
      });
      expect((await assign('dismissed', { unit: 'so-y-te' })).status).toBe(409);
      const { items } = (await api.get('/campaigns/c/parked?state=dismissed')).body;
      expect(items.map(({ id }: { id: string }) => id)).toContain('dismissed');
      expect((await dismiss('none')).status).toBe(404);
    });

    it('is in the audit once, without its content and without the reason', async () => {
      await park('audited');
      await dismiss('audited');
      await dismiss('audited');
      const entries = await api.store.audit.list({ campaign: 'c', limit: 1000 });
      const about = entries.filter(({ target }) => target === 'he-thong#audited');
      expect(about.map(({ action }) => action)).toEqual(['parked-dismissed']);
      expect(JSON.stringify(about)).not.toContain('gửi nhầm');
    });
  });

  describe('a message that is replayed by hand', () => {
    const replay = (id: string) => api.post(`/senders/he-thong/deliveries/${id}/replay`, {});

    it('is sent to its evaluation again, although a signal was taken a moment ago', async () => {
      const id = newWebhookId();
      await send(sentReview({ filingId: 'replayed' }), id);
      const key = { campaign: 'c', unit: 'so-y-te', id: signedId('replayed') };
      await api.store.filings.markSignalled({ ...key, at: NOW });
      const delivered = jest.spyOn(api.deps.delivery, 'deliverFiling');
      const answer = await replay(id);
      expect(answer.status).toBe(202);
      expect(fateAnswer.parse(answer.body).outcome).toBe('pending');
      // By whoever asks, a signal goes however short ago the last one was.
      expect(delivered).toHaveBeenCalledWith(expect.objectContaining({ id: signedId('replayed') }));
      delivered.mockRestore();
      const entries = await api.store.audit.list({ campaign: 'c', limit: 1000 });
      expect(entries).toContainEqual(
        expect.objectContaining({ action: 'webhook-replayed', target: `he-thong#${id}` }),
      );
    });

    it('is left alone once it is answered', async () => {
      const id = newWebhookId();
      await send(sentReview({ filingId: 'answered' }), id);
      const answer = { outcome: 'held', revision: 1 } as const;
      await api.store.filings.setAnswer({ campaign: 'c', unit: 'so-y-te', id: signedId('answered'), answer });
      const delivered = jest.spyOn(api.deps.delivery, 'deliverFiling');
      const replayed = await replay(id);
      expect([replayed.status, replayed.body.outcome]).toEqual([200, 'held']);
      expect(delivered).not.toHaveBeenCalled();
      delivered.mockRestore();
    });

    it('is 409 while it is parked, and 404 where nothing was stored of it', async () => {
      const id = newWebhookId();
      await send(sentReview({ filingId: 'still-parked', unit: 'khong-co' }), id);
      expect((await replay(id)).status).toBe(409);
      expect((await replay('never-came')).status).toBe(404);
    });

    it('of an assigned one goes to the unit that it was assigned to', async () => {
      const id = newWebhookId();
      await send(sentReview({ filingId: 'replay-assigned', unit: 'khong-co' }), id);
      await assign('replay-assigned', { unit: 'so-y-te' });
      expect((await replay(id)).body).toMatchObject({ unit: 'so-y-te', outcome: 'pending' });
    });
  });
});
