import { document, reasoned, review, waiver } from '../../support/api/bodies';
import { describeApi } from '../../support/api/describe-api';
import { rulesOf } from '../../support/api/rules-of';

const synthesis = (unit: string, more: object = {}) => ({ unit, level: 'good', ledgerRevision: 0, ...more });

// Steps 1 to 3 are past their deadlines, so that step 4 is owed.
describeApi('through the API,', { fresh: true, open: 'c', at: '2013-12-11T03:00:00.000Z' }, (api) => {
  const submit = (kind: string, results: object[], more: object = {}) =>
    api.post('/campaigns/c/documents', { kind, ...document, results, ...more });

  describe('a document of steps 4 and 5', () => {
    it('is one for many units, through to the recognised level', async () => {
      const units = ['so-y-te', 'so-tai-chinh'];
      const of = (row: object) => units.map((unit) => ({ unit, ...row }));
      const answers = [
        await submit(
          'synthesis',
          units.map((unit) => synthesis(unit)),
        ),
        await submit('remarks', of({ remark: 'nhất trí' })),
        await submit('proposal', of({ level: 'good' })),
        await submit('adjustment', of({ level: 'excellent', reason: 'vượt chỉ tiêu' })),
        await submit('recognition', of({ level: 'excellent' })),
      ];
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
      expect(answers[4]?.body.rows).toEqual(
        units.map((unit) => ({ unit, outcome: 'accepted', revision: 5 })),
      );
      const { body } = await api.get(`/campaigns/c/evaluations/so-y-te`);
      expect(body.evaluation).toMatchObject({ status: 'recognised', recognition: { level: 'excellent' } });
    });

    it('names with an accepted synthesis what was missing when the dossier was frozen', async () => {
      const { body } = await submit('synthesis', [synthesis('so-tai-chinh')]);
      expect(body.rows[0].missing).toMatchObject([{ id: 'self-review/so-tai-chinh', name: 'Sở Tài chính' }]);
    });

    it('is answered 207 when some rows are refused, each with its reason', async () => {
      const { status, body } = await submit('synthesis', [
        synthesis('so-y-te'),
        synthesis('so-noi-vu'),
        synthesis('nowhere'),
        synthesis('so-tai-chinh', { level: 'heroic' }),
      ]);
      expect(status).toBe(207);
      expect(body.rows.map((row: { refusal?: string }) => row.refusal)).toEqual([
        undefined,
        'not-confirmed',
        'unknown-unit',
        'unknown-level',
      ]);
    });

    it('is answered 409 when no row is accepted, and may be sent again under its id when the time has come', async () => {
      api.setTime('2013-11-20T03:00:00.000Z');
      const early = await submit('synthesis', [synthesis('so-y-te')], { id: 'th-1' });
      expect(early.status).toBe(409);
      expect(early.body.type).toBe('urn:cong-vu:problem:no-row-accepted');
      expect(early.body.rows).toMatchObject([{ unit: 'so-y-te', refusal: 'not-owed-yet' }]);
      api.setTime('2013-12-11T03:00:00.000Z');
      expect((await submit('synthesis', [synthesis('so-y-te')], { id: 'th-1' })).status).toBe(200);
      expect((await submit('synthesis', [synthesis('so-y-te')], { id: 'th-1' })).status).toBe(200);
      const differs = await submit('synthesis', [synthesis('so-y-te', { level: 'excellent' })], {
        id: 'th-1',
      });
      expect(differs.body.rows).toMatchObject([{ refusal: 'content-differs' }]);
    });

    it('is refused with the difference when the ledger has moved on, and may then name the new revision', async () => {
      await api.post(`/campaigns/c/evaluations/so-y-te/filings`, review({ id: 'late' }));
      const stale = await submit('synthesis', [synthesis('so-y-te')]);
      expect(stale.status).toBe(409);
      expect(stale.body.rows).toMatchObject([
        { refusal: 'revision-differs', revision: 1, since: [{ event: 'filed', id: 'late@so-tai-chinh' }] },
      ]);
      expect((await submit('synthesis', [synthesis('so-y-te', { ledgerRevision: 1 })])).status).toBe(200);
    });

    it('freezes no dossier while a stored filing has not reached its evaluation', async () => {
      api.evaluations.deaf = true;
      await api.post(`/campaigns/c/evaluations/so-y-te/filings`, review({ id: 'under-way' }));
      api.evaluations.deaf = false;
      const { status, body } = await submit('synthesis', [synthesis('so-y-te')]);
      expect(status).toBe(409);
      expect(body.rows).toMatchObject([
        {
          refusal: 'filings-undelivered',
          undelivered: [{ id: 'under-way@so-tai-chinh', party: 'so-tai-chinh' }],
        },
      ]);
    });

    it('takes the unit of Sở Nội vụ with the confirmation of Văn phòng UBND', async () => {
      const row = synthesis('so-noi-vu', { confirmation: document });
      expect((await submit('synthesis', [row])).status).toBe(200);
    });

    it('is answered 202 while its evaluations do not answer', async () => {
      api.evaluations.deaf = true;
      const { status, body } = await submit('synthesis', [synthesis('so-y-te')]);
      expect(status).toBe(202);
      expect(body.rows).toEqual([{ unit: 'so-y-te', outcome: 'pending' }]);
    });

    it('is answered 503 when nothing of it could be stored', async () => {
      const away = Object.assign(new Error(), { name: 'MongoNetworkError' });
      const decisions = { ...api.store.decisions, insert: () => Promise.reject(away) };
      const failing = api.beside({ store: { ...api.store, decisions } });
      const body = { kind: 'synthesis', ...document, results: [synthesis('so-y-te')] };
      expect((await failing.post('/campaigns/c/documents', body)).status).toBe(503);
    });

    it.each([
      [
        'an adjustment has no reason',
        'adjustment',
        { unit: 'so-y-te', level: 'good' },
        'results[0].reason required',
      ],
      [
        'a synthesis names no revision',
        'synthesis',
        { unit: 'so-y-te' },
        'results[0].ledgerRevision required',
      ],
      ['remarks are empty', 'remarks', { unit: 'so-y-te', remark: '' }, 'results[0].remark required'],
      ['its kind is none', 'rumour', { unit: 'so-y-te' }, 'kind one-of'],
    ])('is answered 422 when %s', async (_what, kind, row, expected) => {
      const answer = await submit(kind, [row]);
      expect(answer.status).toBe(422);
      expect(rulesOf(answer)).toEqual([expected]);
    });

    it('names a unit once', async () => {
      const { status, body } = await submit('synthesis', [synthesis('so-y-te'), synthesis('so-y-te')]);
      expect(status).toBe(422);
      expect(body.errors).toMatchObject([{ field: 'results[1].unit', rule: 'duplicate' }]);
    });
  });

  describe('a filing after the freeze', () => {
    it('is held, until a reopening takes it in', async () => {
      const unit = `/campaigns/c/evaluations/so-y-te`;
      await submit('synthesis', [synthesis('so-y-te')]);
      const held = await api.post(`${unit}/filings`, review({ id: 'after' }));
      expect(held.status).toBe(202);
      expect(held.body.outcome).toBe('held');
      expect((await api.post(`${unit}/filings`, review({ id: 'after' }))).status).toBe(200);

      const reopen = (more: object = {}) => api.post(`${unit}/reopenings`, reasoned({ id: 'r1', ...more }));
      const reopened = await reopen();
      expect(reopened.status).toBe(201);
      expect(reopened.body).toMatchObject({
        kind: 'reopening',
        outcome: 'accepted',
        takenIn: ['after@so-tai-chinh'],
      });
      expect((await reopen()).status).toBe(200);
      expect((await reopen({ reason: 'khác' })).status).toBe(409);
    });
  });

  describe('a reopening', () => {
    it('is refused while nothing is frozen, and without its document or a reason', async () => {
      const path = `/campaigns/c/evaluations/so-y-te/reopenings`;
      const early = await api.post(path, reasoned());
      expect(early.status).toBe(409);
      expect(early.body).toMatchObject({ type: 'urn:cong-vu:problem:refused', refusal: 'not-frozen' });
      expect((await api.post(path, { reason: 'x' })).status).toBe(422);
      expect((await api.post(path, document)).status).toBe(422);
    });
  });

  describe('a waiver', () => {
    const waive = (obligation: string, unit = 'so-y-te') =>
      api.post(`/campaigns/c/evaluations/${unit}/waivers`, waiver(obligation));

    it('ends an obligation once', async () => {
      expect((await waive('agency-review/so-tai-chinh')).status).toBe(201);
      expect((await waive('agency-review/so-tai-chinh')).status).toBe(200);
      const { body } = await api.get(`/campaigns/c/evaluations?state=waived`);
      expect(body.items).toHaveLength(1);
    });

    it('is refused for what is no obligation of steps 1 to 3', async () => {
      expect((await waive('agency-review/nobody')).body.refusal).toBe('unknown-obligation');
      expect((await waive('recognition/so-noi-vu')).body.refusal).toBe('unknown-obligation');
      expect((await waive('nonsense')).status).toBe(422);
      expect((await waive('self-review/so-y-te', 'none')).status).toBe(404);
    });

    it('is answered 202 while its evaluation does not answer', async () => {
      api.evaluations.deaf = true;
      expect((await waive('self-review/so-y-te')).body.outcome).toBe('pending');
    });
  });
});
