import { announcement, opinion, receipt, review } from '../../support/api/bodies';
import { describeApi } from '../../support/api/describe-api';
import { rulesOf } from '../../support/api/rules-of';

// The day before the due instant of step 1.
describeApi('through the API,', { open: 'c', at: '2013-11-08T03:00:00.000Z' }, (api) => {
  const UNIT = '/campaigns/c/evaluations/so-y-te';
  const file = (more: object = {}) => api.post(`${UNIT}/filings`, review(more));

  describe('a filing', () => {
    it('is answered at once with how it stands to its deadline', async () => {
      const answer = await file({ id: 'stc-1' });
      expect(answer.status).toBe(201);
      expect(answer.get('location')).toBe(
        '/api/v1/campaigns/c/evaluations/so-y-te/filings/stc-1%40so-tai-chinh',
      );
      expect(answer.body).toMatchObject({
        id: 'stc-1@so-tai-chinh',
        channel: 'person',
        receivedAt: '2013-11-08T03:00:00.000Z',
        outcome: 'accepted',
        timeliness: 'on-time',
        lateWorkingDays: 0,
        version: 1,
      });
      expect(answer.body.digest).toMatch(/^[0-9a-f]{64}$/);
      expect(answer.body).not.toHaveProperty('content');
    });

    it('that is sent again gets the same answer, and nothing twice', async () => {
      const first = await file({ id: 'stc-again' });
      const second = await file({ id: 'stc-again' });
      expect(second.status).toBe(200);
      expect(second.body).toEqual(first.body);
    });

    it('leaves a line in the log with its id and its fate, and nothing of what it says', async () => {
      api.log.length = 0;
      await file({ id: 'stc-logged', document: { number: '77/NX-MAT', date: '2013-11-08', signer: 'A' } });
      const lines = api.log.map((line) => JSON.parse(line) as object);
      const named = {
        campaign: 'c',
        unit: 'so-y-te',
        filing: 'stc-logged@so-tai-chinh',
        outcome: 'accepted',
      };
      expect(lines).toContainEqual(expect.objectContaining({ ...named, msg: 'filing answered' }));
      expect(api.log.join('')).not.toMatch(/77\/NX-MAT|"good"/);
    });

    it('with other content under the same id is refused', async () => {
      await file({ id: 'stc-other' });
      const answer = await file({ id: 'stc-other', level: 'excellent' });
      expect(answer.status).toBe(409);
      expect(answer.body.type).toBe('urn:cong-vu:problem:content-differs');
    });

    it('without an id is given one, and a correction is a version of its own', async () => {
      const first = await api.post('/campaigns/c/evaluations/so-y-te/filings', opinion);
      const second = await api.post('/campaigns/c/evaluations/so-y-te/filings', {
        ...opinion,
        level: 'excellent',
      });
      expect(first.body.id).not.toBe(second.body.id);
      expect([first.body.version, second.body.version]).toEqual([1, 2]);
    });

    it('tells its fate and its content to whoever asks for it', async () => {
      await file({ id: 'stc-read' });
      const { body } = await api.get(`${UNIT}/filings/stc-read@so-tai-chinh`);
      expect(body).toMatchObject({ outcome: 'accepted', content: { level: 'good' } });
      expect((await api.get(`${UNIT}/filings/none`)).status).toBe(404);
    });

    it('is listed with the others of its unit, without their contents', async () => {
      await file({ id: 'stc-listed' });
      const { body } = await api.get(`${UNIT}/filings`);
      expect(body.items.map(({ id }: { id: string }) => id)).toContain('stc-listed@so-tai-chinh');
      expect(JSON.stringify(body)).not.toContain('criteria');
      expect((await api.get('/campaigns/c/evaluations/none/filings')).status).toBe(404);
    });

    it('is recorded in the audit by its id alone', async () => {
      await file({
        id: 'stc-audit',
        criteria: [{ criterion: 'duties', achieved: 'dấu vết', shortcomings: 'không' }],
      });
      const entries = await api.store.audit.list({ campaign: 'c', limit: 200 });
      expect(entries).toContainEqual(
        expect.objectContaining({ action: 'filing-received', target: 'so-y-te#stc-audit@so-tai-chinh' }),
      );
      expect(JSON.stringify(entries)).not.toContain('dấu vết');
    });
  });

  describe('a filing that the plan has no place for', () => {
    const criterion = { criterion: 'duties', achieved: 'đạt', shortcomings: 'không' };

    it.each([
      ['a criterion is missing', { criteria: [] }, 'criteria missing-criterion'],
      [
        'a criterion is unknown',
        { criteria: [criterion, { ...criterion, criterion: 'weather' }] },
        'criteria[1].criterion unknown-criterion',
      ],
      ['a criterion is there twice', { criteria: [criterion, criterion] }, 'criteria[1].criterion duplicate'],
      [
        'a criterion says nothing',
        { criteria: [{ ...criterion, achieved: ' ' }] },
        'criteria[0].achieved required',
      ],
      [
        'a score of a criterion is out of range',
        { criteria: [{ ...criterion, score: 101 }] },
        'criteria[0].score score-range',
      ],
      ['its score is out of range', { score: -1 }, 'score score-range'],
      ['its level is none of the plan', { level: 'heroic' }, 'level unknown-level'],
      ['its document is missing', { document: undefined }, 'document required'],
      ['its step is none', { step: 'recognition' }, 'step one-of'],
      [
        'its document has a day that does not exist',
        { document: { number: '1', date: '2013-02-30', signer: 'x' } },
        'document.date format',
      ],
      [
        'an opinion has no remarks',
        { ...opinion, remarks: undefined, criteria: undefined },
        'remarks required',
      ],
      ['an opinion has criteria', opinion, 'criteria not-in-this-step'],
      [
        'it says when it was filed, as only signed messages do',
        { filedAt: '2013-11-08T00:00:00Z' },
        'filedAt unknown-field',
      ],
    ])('is answered 422 when %s', async (_what, more, expected) => {
      const answer = await file(more);
      expect(answer.status).toBe(422);
      expect(rulesOf(answer)).toEqual([expected]);
    });

    it('names the missing criterion in the words of the plan', async () => {
      const answer = await file({ criteria: [] });
      expect(answer.body.errors[0].message).toContain('«Kết quả thực hiện nhiệm vụ»');
    });

    it('is answered 422 when its party has nothing to file here, or would review itself', async () => {
      const stranger = await file({ party: 'van-phong-ubnd' });
      expect(stranger.status).toBe(422);
      expect(stranger.body).toMatchObject({
        type: 'urn:cong-vu:problem:not-assigned',
        errors: [{ field: 'party', rule: 'not-assigned' }],
      });
      const own = await file({ party: 'so-y-te' });
      expect(own.status).toBe(422);
      expect(own.body.type).toBe('urn:cong-vu:problem:own-unit');
    });

    it('is refused for ever under its id', async () => {
      expect((await file({ id: 'stranger', party: 'van-phong-ubnd' })).status).toBe(422);
      expect((await file({ id: 'stranger', party: 'van-phong-ubnd' })).status).toBe(422);
    });

    it('is answered 404 for a unit that is not in the campaign', async () => {
      expect((await api.post('/campaigns/c/evaluations/none/filings', review())).status).toBe(404);
    });
  });

  describe('a filing on behalf of paper', () => {
    it('counts from the receipt stamp, and names the clerk', async () => {
      const answer = await file({ id: 'paper', receipt: receipt() });
      expect(answer.status).toBe(201);
      expect(answer.body).toMatchObject({
        channel: 'paper',
        receivedAt: '2013-11-01T02:30:00.000Z',
        storedAt: '2013-11-08T03:00:00.000Z',
        enteredBy: 'Văn thư',
      });
      const { body } = await api.get(`${UNIT}/filings/paper`);
      expect(body.content.receipt.documentNumber).toBe('77/ĐẾN');
    });

    it('is the only way to file for others', async () => {
      const administrator = await api.as(['administrator']);
      for (const [path, body] of [
        ['filings', review()],
        ['announcements', { party: 'so-tai-chinh', document: review().document }],
      ] as const) {
        const answer = await administrator.post(`${UNIT}/${path}`, body);
        expect(answer.status).toBe(403);
        expect(answer.body.errors).toMatchObject([{ field: 'receipt', rule: 'only-as-paper' }]);
        expect(answer.body.errors[0].message).toContain('paper');
      }
    });
  });

  describe('a filing that its evaluation does not answer in time', () => {
    it('is kept and answered 202; sent again later, it has its answer', async () => {
      api.evaluations.deaf = true;
      const first = await file({ id: 'slow' });
      expect(first.status).toBe(202);
      expect(first.body.outcome).toBe('pending');
      expect((await file({ id: 'slow' })).status).toBe(202);
      api.evaluations.deaf = false;
      const later = await file({ id: 'slow' });
      expect(later.status).toBe(200);
      expect(later.body.outcome).toBe('accepted');
    });

    it('is answered 202, not 503, when the delivery fails after it was stored', async () => {
      const failing = api.beside({
        delivery: {
          deliverFiling: () => Promise.reject(Object.assign(new Error(), { name: 'MongoNetworkError' })),
          deliverDecision: () => Promise.reject(new Error('unused')),
        },
      });
      expect((await failing.post(`${UNIT}/filings`, review({ id: 'stored-first' }))).status).toBe(202);
      expect(
        await api.store.filings.get({ campaign: 'c', unit: 'so-y-te', id: 'stored-first@so-tai-chinh' }),
      ).not.toBeNull();
    });

    it('is answered 503 when it could not be stored, and is not delivered', async () => {
      const away = Object.assign(new Error(), { name: 'MongoNetworkError' });
      const filings = { ...api.store.filings, insert: () => Promise.reject(away) };
      const failing = api.beside({ store: { ...api.store, filings } });
      const answer = await failing.post(`${UNIT}/filings`, review({ id: 'not-stored' }));
      expect(answer.status).toBe(503);
      expect(answer.get('retry-after')).toBeDefined();
      expect((await api.get(`${UNIT}/filings/not-stored@so-tai-chinh`)).status).toBe(404);
    });
  });

  describe('an announcement', () => {
    const announce = (more: object) =>
      api.post(`${UNIT}/announcements`, announcement({ party: 'so-noi-vu', ...more }));

    it('completes a review of step 1', async () => {
      await file({ id: 'snv', party: 'so-noi-vu' });
      const owed = () =>
        api.evaluations
          .ledger('c', 'so-y-te')
          .state.obligations.find((o) => o.id === 'agency-review/so-noi-vu');
      expect(owed()?.announcements).toEqual([]);
      const answer = await announce({ id: 'snv-a', url: 'https://so-noi-vu.example/5-tb' });
      expect(answer.status).toBe(201);
      expect(answer.body).toMatchObject({ kind: 'announcement', outcome: 'accepted' });
      expect(owed()?.announcements).toMatchObject([{ id: 'snv-a@so-noi-vu' }]);
    });

    it('is of a document, by an agency, and with a link that a browser may follow', async () => {
      expect((await announce({ document: undefined })).status).toBe(422);
      expect((await announce({ url: 'javascript:alert(1)' })).status).toBe(422);
      expect((await announce({ party: 'so-y-te' })).body.type).toBe('urn:cong-vu:problem:own-unit');
    });

    it('shares the ids of filings', async () => {
      await file({ id: 'one-id', party: 'so-noi-vu' });
      expect((await announce({ id: 'one-id' })).status).toBe(409);
    });
  });

  describe('the metrics', () => {
    it('count filings by outcome', async () => {
      const text = await api.deps.metrics.read();
      expect(text).toMatch(/congvu_filings_total\{outcome="accepted"\} \d+/);
      expect(text).toMatch(/congvu_filings_total\{outcome="refused"\} \d+/);
    });
  });
});
