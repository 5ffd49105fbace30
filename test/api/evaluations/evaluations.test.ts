import { STEP_IDS } from '../../../domain/plan';
import { announcement, review, waiver } from '../../support/api/bodies';
import { describeApi } from '../../support/api/describe-api';

const UNIT = '/campaigns/c/evaluations/so-y-te';

const units = (body: { items: { unit: { id: string } }[] }) => body.items.map(({ unit }) => unit.id);

describeApi('through the API,', { open: 'c', at: '2013-11-11T03:00:00.000Z' }, (api) => {
  beforeAll(async () => {
    api.setTime('2013-11-08T03:00:00.000Z');
    await api.post(`${UNIT}/filings`, review({ id: 'stc' }));
    await api.post(`${UNIT}/announcements`, announcement({ id: 'stc-a' }));
    await api.post(`${UNIT}/waivers`, waiver('agency-review/so-noi-vu'));
  });

  describe('the evaluations of a campaign', () => {
    it('are listed with what is outstanding and what of it is overdue', async () => {
      const { body } = await api.get('/campaigns/c/evaluations');
      expect(units(body)).toEqual(['so-noi-vu', 'so-tai-chinh', 'so-y-te', 'van-phong-ubnd']);
      const [soNoiVu] = body.items;
      expect(soNoiVu).toMatchObject({ status: 'open', revision: 0 });
      expect(soNoiVu.outstanding).toContainEqual({
        obligation: 'agency-review/so-tai-chinh',
        step: 'agency-review',
        party: 'so-tai-chinh',
        name: 'Sở Tài chính',
        dueAt: '2013-11-09T17:00:00.000Z',
        overdue: true,
        overdueWorkingDays: 1,
        missing: ['filing', 'announcement'],
      });
      expect(JSON.stringify(soNoiVu.outstanding)).not.toContain('party-assessment');
    });

    it('have the figures of their steps where a board asks for them, and who owes what there', async () => {
      const { body } = await api.get('/campaigns/c/evaluations?cells=true');
      const [soNoiVu, , soYTe] = body.items;
      expect(soNoiVu).not.toHaveProperty('outstanding');
      expect(soNoiVu.cells.map(({ step }: { step: string }) => step)).toEqual([...STEP_IDS]);
      expect(soNoiVu.cells[0]).toMatchObject({
        expected: 1,
        outstanding: 1,
        overdue: 1,
        overdueWorkingDays: 1,
      });
      expect(soYTe.cells[0]).toMatchObject({ expected: 2, complete: 1, waived: 1, filed: 1, announced: 1 });
      const owing = { step: 'agency-review', party: 'so-tai-chinh', name: 'Sở Tài chính' };
      expect(body.owing).toContainEqual(owing);
    });

    it.each([
      ['what is overdue', 'overdue=true', ['so-noi-vu']],
      ['what a party owes', 'owes=so-tai-chinh', ['so-noi-vu', 'so-tai-chinh']],
      ['what a party owes in one step', 'owes=so-tai-chinh&step=agency-review', ['so-noi-vu']],
      ['where a step is done', 'step=agency-review&state=done', ['so-y-te']],
      ['where something was waived', 'state=waived', ['so-y-te']],
      ['where they stand', 'state=frozen', []],
      ['the kind of unit', 'kind=district', []],
    ])('are filtered by %s', async (_what, query, expected) => {
      const answer = await api.get(`/campaigns/c/evaluations?${query}`);
      expect(answer.status).toBe(200);
      expect(units(answer.body)).toEqual(expected);
    });

    it('come in pages, each with the cursor of the next', async () => {
      const first = await api.get('/campaigns/c/evaluations?limit=3');
      expect(units(first.body)).toHaveLength(3);
      const rest = await api.get(`/campaigns/c/evaluations?limit=3&cursor=${first.body.nextCursor}`);
      expect(units(rest.body)).toEqual(['van-phong-ubnd']);
      expect(rest.body).not.toHaveProperty('nextCursor');
      const path = '/api/v1/campaigns/c/evaluations?limit=3';
      const { nextCursor } = first.body;
      expect(first.get('link')).toBe(`<${path}>; rel="first", <${path}&cursor=${nextCursor}>; rel="next"`);
      expect(rest.get('link')).toBe(`<${path}>; rel="first"`);
    });

    it.each([
      ['a limit out of range', 'limit=0', '?limit'],
      ['a step that is none', 'step=six', '?step'],
      ['a cursor that we never gave', 'cursor=%25', '?cursor'],
      ['a filter that there is not', 'colour=red', '?colour'],
      ['two states at once', 'owes=so-y-te&state=done', '?state'],
    ])('are not listed by %s', async (_what, query, field) => {
      const answer = await api.get(`/campaigns/c/evaluations?${query}`);
      expect(answer.status).toBe(422);
      expect(answer.body.errors.map((each: { field: string }) => each.field)).toEqual([field]);
    });
  });

  describe('one evaluation', () => {
    it('is read live, with the sentence that a letter would print', async () => {
      const { body } = await api.get(UNIT);
      expect(body.source).toBe('live');
      expect(body.evaluation.obligations[0]).toMatchObject({
        id: 'self-review/so-y-te',
        status: 'outstanding',
        deadlineText: 'trước ngày 10/12/2013 (chậm nhất hết ngày 09/12/2013)',
      });
    });

    it('is read from the read model when no worker answers, with the same statuses', async () => {
      const live = await api.get(UNIT);
      api.evaluations.deaf = true;
      const { body } = await api.get(UNIT);
      expect(body.source).toBe('read-model');
      expect(body.evaluation).toEqual(live.body.evaluation);
    });

    it('says when letters were last told, and not to whom: the letters themselves do', async () => {
      api.evaluations.ledger('c', 'so-noi-vu').settle('2013-11-11T01:00:00.000Z');
      const { body } = await api.get('/campaigns/c/evaluations/so-noi-vu');
      expect(body.evaluation.obligations[1]).toMatchObject({ lastStageAt: '2013-11-11T01:00:00.000Z' });
      expect(body.evaluation.obligations.some((each: object) => 'told' in each)).toBe(false);
    });

    it('that is not there is answered 404', async () => {
      for (const path of ['', '/synthesis']) {
        expect((await api.get(`/campaigns/c/evaluations/none${path}`)).status).toBe(404);
      }
    });
  });

  describe('the source of a synthesis', () => {
    it('names the revision, the exact versions, and what is missing in the words of the plan', async () => {
      const { body } = await api.get(`${UNIT}/synthesis`);
      expect(body.ledgerRevision).toBe(3);
      expect(body.dossier).toMatchObject([
        {
          id: 'agency-review/so-tai-chinh',
          versions: [{ id: 'stc@so-tai-chinh', counts: true }],
          announcedAt: '2013-11-08T03:00:00.000Z',
        },
      ]);
      expect(body.missing.map(({ sentence }: { sentence: string }) => sentence)).toContain(
        'chưa nhận được báo cáo rà soát, đánh giá lại kết quả công vụ của Sở Y tế tính đến hết ngày 10/11/2013',
      );
      expect(body.waived).toMatchObject([{ id: 'agency-review/so-noi-vu' }]);
      expect(body.undelivered).toEqual([]);
    });

    it('names filings that are stored and that the evaluation has not answered', async () => {
      api.evaluations.deaf = true;
      const path = '/campaigns/c/evaluations/so-noi-vu';
      await api.post(`${path}/filings`, review({ id: 'under-way' }));
      const { body } = await api.get(`${path}/synthesis`);
      expect(body.undelivered).toMatchObject([{ id: 'under-way@so-tai-chinh', party: 'so-tai-chinh' }]);
    });
  });

  describe('the progress of a campaign', () => {
    const stepOf = (body: { steps: { step: string }[] }, step: string) =>
      body.steps.find((s) => s.step === step);

    it('counts by step and by kind of unit what came, what is outstanding and what is overdue', async () => {
      const { body } = await api.get('/campaigns/c/progress');
      expect(body).toMatchObject({ now: '2013-11-11T03:00:00.000Z', evaluations: 4 });
      const counts = {
        expected: 3,
        onTime: 1,
        onTheDay: 0,
        late: 0,
        outstanding: 1,
        overdue: 1,
        waived: 1,
      };
      expect(stepOf(body, 'agency-review')).toMatchObject({ ...counts, byKind: { department: counts } });
      expect(stepOf(body, 'self-review')).toMatchObject({ expected: 4, outstanding: 4, overdue: 0 });
      // A unit that nobody has to review or give an opinion on still files its own; none is ready for step 4 yet.
      expect(stepOf(body, 'party-assessment')).toMatchObject({
        expected: 4,
        notOwedYet: 4,
        outstanding: 0,
      });
    });

    it('counts step 4 as owed once the deadlines of steps 1 to 3 are past', async () => {
      api.setTime('2013-12-10T03:00:00.000Z');
      const { body } = await api.get('/campaigns/c/progress');
      expect(stepOf(body, 'party-assessment')).toMatchObject({ outstanding: 4, overdue: 0, notOwedYet: 0 });
    });
  });
});
