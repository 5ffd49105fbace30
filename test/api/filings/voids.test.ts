import { announcement, document, reasoned, receipt, review } from '../../support/api/bodies';
import { describeApi } from '../../support/api/describe-api';

const UNIT = '/campaigns/c/evaluations/so-y-te';
const NOW = '2013-12-12T03:00:00.000Z';

describeApi('through the API,', { fresh: true, open: 'c', at: NOW }, (api) => {
  const paper = (id: string, more: object = {}) =>
    api.post(`${UNIT}/filings`, review({ id, receipt: receipt(), ...more }));
  const selfReview = (id: string, more: object = {}) =>
    paper(id, { step: 'self-review', party: 'so-y-te', ...more });
  const announced = (id: string, more: object = {}) =>
    api.post(`${UNIT}/announcements`, announcement({ id, receipt: receipt(), ...more }));
  const voidIt = (id: string, reason = 'nhập nhầm cơ quan') =>
    api.post(`${UNIT}/filings/${id}/void`, { reason });
  const read = async (id: string) => (await api.get(`${UNIT}/filings/${id}`)).body;
  const obligation = async (id: string) => {
    const { body } = await api.get(UNIT);
    return body.evaluation.obligations.find((each: { id: string }) => each.id === id);
  };
  const freeze = (ledgerRevision: number) =>
    api.post('/campaigns/c/documents', {
      kind: 'synthesis',
      ...document,
      results: [{ unit: 'so-y-te', ledgerRevision }],
    });

  describe('a paper that was entered for the wrong party', () => {
    it('is voided, and what it was for is owed again from then on', async () => {
      await selfReview('wrong');
      expect(await obligation('self-review/so-y-te')).toMatchObject({ status: 'done' });
      const answer = await voidIt('wrong');
      expect(answer.status).toBe(201);
      expect(answer.body).toMatchObject({ kind: 'voiding', unit: 'so-y-te', outcome: 'accepted' });
      const owed = await obligation('self-review/so-y-te');
      expect(owed).toMatchObject({ status: 'outstanding', owedSince: NOW, missing: ['filing'] });
      expect(owed.versions).toMatchObject([{ id: 'wrong', voided: { at: NOW } }]);
      expect(owed.versions[0]).not.toHaveProperty('counts');
    });

    it('stays in the record, with the reason and by whom', async () => {
      await selfReview('wrong');
      await voidIt('wrong');
      const voided = { at: NOW, reason: 'nhập nhầm cơ quan', by: expect.stringMatching(/^thử nghiệm \(/) };
      const whole = await read('wrong');
      expect(whole).toMatchObject({ outcome: 'accepted', content: { level: 'good' }, voided });
      expect(whole).not.toHaveProperty('counts');
      const { items } = (await api.get(`${UNIT}/filings`)).body;
      expect(items).toMatchObject([{ id: 'wrong', voided }]);
    });

    it('is voided once: again is the same, and for another reason 409', async () => {
      await selfReview('wrong');
      const first = await voidIt('wrong');
      const again = await voidIt('wrong');
      expect([again.status, again.body]).toEqual([200, first.body]);
      const other = await voidIt('wrong', 'lý do khác');
      expect([other.status, other.body.type]).toEqual([409, 'urn:cong-vu:problem:content-differs']);
    });

    it('makes room for the right one, and is not counted any more', async () => {
      await selfReview('wrong', { receipt: receipt('2013-11-01T08:00:00+07:00') });
      await voidIt('wrong');
      await selfReview('right', { receipt: receipt('2013-12-11T08:00:00+07:00') });
      expect(await obligation('self-review/so-y-te')).toMatchObject({ status: 'done', timeliness: 'late' });
    });

    it('is public no more with the announcement that was entered wrongly', async () => {
      await paper('review');
      await announced('wrong');
      expect(await read('review')).toMatchObject({ announced: true });
      await voidIt('wrong');
      expect(await read('review')).toMatchObject({ announced: false });
      expect(await obligation('agency-review/so-tai-chinh')).toMatchObject({
        status: 'outstanding',
        missing: ['announcement'],
      });
    });
  });

  describe('a correction that was wrong itself', () => {
    it('is voided, and what it replaced counts again', async () => {
      await selfReview('first', { receipt: receipt('2013-12-02T08:00:00+07:00') });
      await selfReview('second', { receipt: receipt('2013-12-11T08:00:00+07:00'), replaces: 'first' });
      await voidIt('second');
      expect(await read('first')).toMatchObject({ counts: true });
      expect(await obligation('self-review/so-y-te')).toMatchObject({
        status: 'done',
        timeliness: 'on-time',
      });
    });
  });

  describe('what cannot be voided', () => {
    it('is what a party filed itself, and what is not there', async () => {
      await api.post(`${UNIT}/filings`, review({ id: 'own' }));
      const own = await voidIt('own@so-tai-chinh');
      expect(own.status).toBe(409);
      expect(own.body).toMatchObject({ type: 'urn:cong-vu:problem:refused', refusal: 'not-on-behalf' });
      expect(own.body.detail).toContain('paper');
      expect((await voidIt('none')).status).toBe(404);
      expect((await api.post(`${UNIT}/filings/own/void`, {})).status).toBe(422);
    });

    it('is what a frozen dossier was made from, until it is opened again', async () => {
      await selfReview('wrong');
      expect((await freeze(1)).status).toBe(200);
      const frozen = await voidIt('wrong');
      expect([frozen.status, frozen.body.refusal]).toEqual([409, 'frozen']);
      expect(frozen.body.detail).toContain('reopen');
      expect(await read('wrong')).not.toHaveProperty('voided');
      await api.post(`${UNIT}/reopenings`, reasoned());
      expect((await voidIt('wrong')).status).toBe(201);
      expect(await obligation('self-review/so-y-te')).toMatchObject({ status: 'outstanding' });
    });

    it('is not what came after the freeze: that counts for nothing when the dossier is opened again', async () => {
      await freeze(0);
      expect((await selfReview('after')).body.outcome).toBe('held');
      expect((await voidIt('after')).status).toBe(201);
      await api.post(`${UNIT}/reopenings`, reasoned());
      expect(await obligation('self-review/so-y-te')).toMatchObject({
        status: 'outstanding',
        missing: ['filing'],
      });
    });
  });
});
