import { announcement, document, reasoned, review, waiver } from '../../support/api/bodies';
import { describeApi } from '../../support/api/describe-api';

const UNIT = '/campaigns/c/evaluations/so-y-te';
const NOW = '2013-12-11T03:00:00.000Z';
const REVIEW = 'agency-review/so-tai-chinh';

describeApi('through the API,', { fresh: true, open: 'c', at: NOW }, (api) => {
  const waive = (obligation: string, more: object = {}) =>
    api.post(`${UNIT}/waivers`, waiver(obligation, more));
  const lift = (obligation: string, more: object = {}) =>
    api.post(`${UNIT}/waivers/lift`, waiver(obligation, { number: '95/UBND', ...more }));
  const obligation = async (id: string) => {
    const { body } = await api.get(UNIT);
    return body.evaluation.obligations.find((each: { id: string }) => each.id === id);
  };
  const file = (more: object = {}) => api.post(`${UNIT}/filings`, review(more));
  const freeze = (ledgerRevision: number) =>
    api.post('/campaigns/c/documents', {
      kind: 'synthesis',
      ...document,
      results: [{ unit: 'so-y-te', ledgerRevision }],
    });
  const refusal = async (
    test: PromiseLike<{ status: number; body: { type: string; refusal?: string; detail: string } }>,
  ) => {
    const { status, body } = await test;
    expect([status, body.type]).toEqual([409, 'urn:cong-vu:problem:refused']);
    return [body.refusal, body.detail];
  };

  describe('a waiver', () => {
    it('is a decision with number, date, signer and reason', async () => {
      for (const field of ['number', 'date', 'signer', 'reason', 'obligation']) {
        const { status, body } = await waive(REVIEW, { [field]: undefined });
        expect([status, body.errors]).toMatchObject([422, [{ field, rule: 'required' }]]);
      }
      expect((await waive(REVIEW, { author: 'UBND tỉnh' })).body.errors).toMatchObject([
        { field: 'author', rule: 'unknown-field' },
      ]);
    });

    it('ends what is owed, is lifted by another decision, and can be decided again', async () => {
      expect((await waive(REVIEW)).body).toMatchObject({ kind: 'waiver', outcome: 'accepted' });
      expect(await obligation(REVIEW)).toMatchObject({ status: 'waived' });
      api.setTime('2013-12-12T03:00:00.000Z');
      const lifted = await lift(REVIEW);
      expect([lifted.status, lifted.body]).toMatchObject([201, { kind: 'lifting', outcome: 'accepted' }]);
      expect((await lift(REVIEW)).status).toBe(200);
      expect(await obligation(REVIEW)).toMatchObject({
        status: 'outstanding',
        owedSince: '2013-12-12T03:00:00.000Z',
      });
      expect((await waive(REVIEW, { number: '99/UBND' })).status).toBe(201);
      expect(await obligation(REVIEW)).toMatchObject({ status: 'waived' });
    });

    it('that is lifted after the review came owes nothing', async () => {
      await waive(REVIEW);
      await file();
      await api.post(`${UNIT}/announcements`, announcement());
      await lift(REVIEW);
      expect(await obligation(REVIEW)).toMatchObject({ status: 'done' });
    });

    it('is refused with a sentence of its own for each reason', async () => {
      const recognise = async () => {
        await api.post('/campaigns/c/documents', {
          kind: 'remarks',
          ...document,
          results: [{ unit: 'so-y-te', remark: 'nhất trí' }],
        });
        for (const kind of ['proposal', 'recognition']) {
          const results = [{ unit: 'so-y-te', level: 'good' }];
          await api.post('/campaigns/c/documents', { kind, ...document, results });
        }
      };
      const refusals = [
        await refusal(waive('agency-review/nobody')),
        await refusal(waive('recognition/so-noi-vu')),
        await refusal(lift('agency-review/nobody')),
        await refusal(lift(REVIEW)),
      ];
      await file();
      await api.post(`${UNIT}/announcements`, announcement());
      refusals.push(await refusal(waive(REVIEW)));
      await waive('agency-review/so-noi-vu', { number: '91/UBND' });
      refusals.push(await refusal(waive('agency-review/so-noi-vu', { number: '92/UBND' })));
      await waive('self-review/so-y-te', { number: '93/UBND' });
      await freeze(4);
      refusals.push(await refusal(waive('member-opinion/pct-van-xa')));
      refusals.push(await refusal(lift('self-review/so-y-te', { number: '94/UBND' })));
      await recognise();
      refusals.push(await refusal(waive('member-opinion/pct-van-xa')));
      expect(refusals).toEqual([
        ['unknown-obligation', 'This unit has no such obligation of steps 1 to 3.'],
        ['unknown-obligation', 'This unit has no such obligation of steps 1 to 3.'],
        ['unknown-obligation', 'This unit has no such obligation of steps 1 to 3.'],
        ['not-waived', 'This obligation is not waived.'],
        ['already-done', 'Nothing is outstanding here: it has arrived, or was decided before.'],
        ['already-done', 'Nothing is outstanding here: it has arrived, or was decided before.'],
        ['frozen', 'The dossier is frozen: reopen it first.'],
        ['frozen', 'The dossier is frozen: reopen it first.'],
        ['closed', 'This evaluation has ended.'],
      ]);
    });
  });

  describe('a reopening', () => {
    const REOPENED = '2013-12-16T03:00:00.000Z';

    it('has what is missing owed anew from then on, and nothing that was done', async () => {
      await file();
      await api.post(`${UNIT}/announcements`, announcement());
      await file({
        party: 'so-noi-vu',
        document: { number: '1/SNV', date: '2013-12-10', signer: 'Giám đốc' },
      });
      const before = await obligation(REVIEW);
      await freeze(3);
      api.setTime(REOPENED);
      expect((await api.post(`${UNIT}/reopenings`, reasoned())).status).toBe(201);
      expect(await obligation(REVIEW)).toEqual(before);
      expect(await obligation('agency-review/so-noi-vu')).toMatchObject({
        status: 'outstanding',
        owedSince: REOPENED,
        missing: ['announcement'],
      });
      expect(await obligation('self-review/so-y-te')).toMatchObject({ owedSince: REOPENED });
      expect(await obligation('party-assessment/so-noi-vu')).toMatchObject({ owedSince: REOPENED });
    });

    it('is a decision with number, date, signer and reason', async () => {
      await freeze(0);
      for (const field of ['number', 'date', 'signer', 'reason']) {
        const { status, body } = await api.post(`${UNIT}/reopenings`, reasoned({ [field]: undefined }));
        expect([status, body.errors]).toMatchObject([422, [{ field, rule: 'required' }]]);
      }
    });
  });
});
