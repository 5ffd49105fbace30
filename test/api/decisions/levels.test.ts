import { document } from '../../support/api/bodies';
import { describeApi } from '../../support/api/describe-api';

const UNIT = '/campaigns/c/evaluations/so-y-te';

// Steps 1 to 3 are past their deadlines, so that step 4 is owed.
describeApi('through the API,', { fresh: true, open: 'c', at: '2013-12-11T03:00:00.000Z' }, (api) => {
  const submit = (kind: string, row: object, more: object = {}) =>
    api.post('/campaigns/c/documents', {
      kind,
      ...document,
      ...more,
      results: [{ unit: 'so-y-te', ...row }],
    });
  const refusal = async (test: PromiseLike<{ status: number; body: { rows: { refusal?: string }[] } }>) => {
    const { status, body } = await test;
    return [status, body.rows[0]?.refusal];
  };
  const synthesise = () => submit('synthesis', { ledgerRevision: 0, level: 'good' });
  const remark = () => submit('remarks', { remark: 'nhất trí' });
  const propose = (level: string, id = 'dx-1') => submit('proposal', { level }, { id });
  const adjust = (level: string, id = 'dc-1') =>
    submit('adjustment', { level, reason: 'vượt chỉ tiêu' }, { id });
  const recognise = (level: string, more: object = {}) => submit('recognition', { level, ...more });
  const evaluation = async () => (await api.get(UNIT)).body.evaluation;

  const accepted = [200, undefined];

  describe('an adjustment', () => {
    it('comes after the synthesis, before the remarks or the proposal or after them', async () => {
      expect(await refusal(adjust('excellent'))).toEqual([409, 'nothing-submitted']);
      await synthesise();
      expect(await refusal(adjust('excellent', 'dc-1'))).toEqual(accepted);
      await remark();
      expect(await refusal(adjust('good', 'dc-2'))).toEqual(accepted);
      await propose('good');
      expect(await refusal(adjust('excellent', 'dc-3'))).toEqual(accepted);
      expect(await refusal(recognise('excellent'))).toEqual(accepted);
      expect(await refusal(adjust('good', 'dc-4'))).toEqual([409, 'closed']);
    });

    it('stands as the proposed level, until a later proposal takes its place', async () => {
      await synthesise();
      await remark();
      await propose('good');
      await adjust('excellent');
      expect(await refusal(recognise('good'))).toEqual([409, 'reason-required']);
      await propose('good', 'dx-2');
      expect(await refusal(recognise('excellent'))).toEqual([409, 'reason-required']);
      expect(await refusal(recognise('good'))).toEqual(accepted);
    });
  });

  describe('a proposal', () => {
    it('is owed once the remarks are in', async () => {
      await synthesise();
      expect(await refusal(propose('good'))).toEqual([409, 'not-owed-yet']);
    });

    it('can be replaced until it is recognised; how late it is, the first one says', async () => {
      await synthesise();
      await remark();
      await propose('good', 'dx-1');
      api.setTime('2014-01-14T03:00:00.000Z');
      expect(await refusal(propose('excellent', 'dx-2'))).toEqual(accepted);
      const recognition = (await evaluation()).obligations.find(
        ({ step }: { step: string }) => step === 'recognition',
      );
      expect(recognition).toMatchObject({ status: 'submitted', timeliness: 'on-time' });
      expect(recognition.receivedAt).toBe('2013-12-11T03:00:00.000Z');
      expect(await refusal(recognise('excellent'))).toEqual(accepted);
      expect(await refusal(propose('good', 'dx-3'))).toEqual([409, 'closed']);
    });
  });

  describe('a recognition', () => {
    it('comes after a proposal', async () => {
      await synthesise();
      await remark();
      expect(await refusal(recognise('good', { reason: 'khác' }))).toEqual([409, 'nothing-submitted']);
    });

    it('of another level than proposed needs a reason, and is taken with it', async () => {
      await synthesise();
      await remark();
      await propose('good');
      expect(await refusal(recognise('excellent'))).toEqual([409, 'reason-required']);
      expect((await evaluation()).status).toBe('proposed');
      expect(await refusal(recognise('excellent', { reason: 'theo kết luận của Ban cán sự' }))).toEqual(
        accepted,
      );
      expect((await evaluation()).recognition).toMatchObject({ level: 'excellent' });
    });

    it('names its decision to those who read the evaluation', async () => {
      await synthesise();
      await remark();
      await propose('good');
      const decision = { number: '15/QĐ-UBND', date: '2013-12-11', signer: 'Chủ tịch' };
      await submit('recognition', { level: 'good' }, decision);
      const recognition = { level: 'good', document: decision };
      expect((await evaluation()).recognition).toMatchObject(recognition);
      const unit = await api.as(['unit'], 'so-y-te');
      expect((await unit.get(UNIT)).body.evaluation.recognition).toMatchObject(recognition);
      const { body } = await api.get('/campaigns/c/evaluations?state=recognised');
      expect(body.items).toMatchObject([{ unit: { id: 'so-y-te' }, recognition }]);
    });

    it('that was held against a level that no longer stands is refused', async () => {
      await synthesise();
      await remark();
      await propose('good', 'dx-1');
      // Read before another proposal is taken in, delivered after it.
      const stale = await api.store.decisions.byEvaluation({ campaign: 'c', unit: 'so-y-te' });
      await propose('excellent', 'dx-2');
      const decisions = { ...api.store.decisions, byEvaluation: () => Promise.resolve(stale) };
      const racing = api.beside({ store: { ...api.store, decisions } });
      const answer = await racing.post('/campaigns/c/documents', {
        kind: 'recognition',
        ...document,
        results: [{ unit: 'so-y-te', level: 'good' }],
      });
      expect(answer.status).toBe(409);
      expect(answer.body.rows).toMatchObject([{ refusal: 'revision-differs' }]);
      expect((await evaluation()).status).toBe('proposed');
      expect(await refusal(recognise('excellent'))).toEqual(accepted);
    });
  });
});
