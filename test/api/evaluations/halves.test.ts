import { announcement, document, opinion, receipt, review, waiver } from '../../support/api/bodies';
import { describeApi } from '../../support/api/describe-api';

const UNIT = '/campaigns/c/evaluations/so-y-te';
const REVIEW = 'agency-review/so-tai-chinh';

interface Named {
  id: string;
  obligation: string;
  step: string;
  unit: { id: string };
  outstanding: Named[];
  missing?: string[];
  sentence: string;
}

// The first working day after the due instant of step 1.
describeApi('through the API,', { fresh: true, open: 'c', at: '2013-11-11T03:00:00.000Z' }, (api) => {
  const file = (more: object = {}) =>
    api.post(`${UNIT}/filings`, review({ receipt: receipt('2013-11-08T09:00:00+07:00'), ...more }));
  const announce = () =>
    api.post(`${UNIT}/announcements`, announcement({ receipt: receipt('2013-11-08T09:00:00+07:00') }));

  const obligation = async (id: string): Promise<Named> => {
    const { body } = await api.get(UNIT);
    return body.evaluation.obligations.find((each: Named) => each.id === id);
  };
  const inList = async (id: string): Promise<Named | undefined> => {
    const { body } = await api.get('/campaigns/c/evaluations');
    const line: Named = body.items.find(({ unit }: Named) => unit.id === 'so-y-te');
    return line.outstanding.find((each) => each.obligation === id);
  };
  const sentenceOf = async (id: string): Promise<string | undefined> => {
    const { body } = await api.get(`${UNIT}/synthesis`);
    return body.missing.find((each: Named) => each.id === id)?.sentence;
  };
  const counts = async (step: string) => {
    const { body } = await api.get('/campaigns/c/progress');
    return body.steps.find((each: Named) => each.step === step);
  };

  describe('a review of step 1', () => {
    it('of which nothing has come lacks both halves', async () => {
      expect(await obligation(REVIEW)).toMatchObject({ missing: ['filing', 'announcement'] });
      expect(await inList(REVIEW)).toMatchObject({ missing: ['filing', 'announcement'], overdue: true });
      expect(await sentenceOf(REVIEW)).toBe(
        'chưa nhận được nhận xét – đánh giá của Sở Tài chính tính đến hết ngày 10/11/2013',
      );
      expect(await counts('agency-review')).toMatchObject({ outstanding: 3, halfOutstanding: 0 });
    });

    it('that was received lacks its announcement alone, everywhere', async () => {
      await file();
      expect(await obligation(REVIEW)).toMatchObject({ status: 'outstanding', missing: ['announcement'] });
      expect(await inList(REVIEW)).toMatchObject({ missing: ['announcement'] });
      expect(await sentenceOf(REVIEW)).toBe(
        'đã nhận nhận xét – đánh giá của Sở Tài chính, chưa thông báo công khai tính đến hết ngày 10/11/2013',
      );
      expect(await counts('agency-review')).toMatchObject({ outstanding: 3, overdue: 3, halfOutstanding: 1 });
      const { body } = await api.get(`${UNIT}/synthesis`);
      expect(body.dossier).toMatchObject([{ id: REVIEW, versions: [{ counts: true }] }]);
      expect(body.dossier[0]).not.toHaveProperty('receivedAt');
    });

    it('that was announced lacks the review alone, everywhere', async () => {
      await announce();
      expect(await obligation(REVIEW)).toMatchObject({ status: 'outstanding', missing: ['filing'] });
      expect(await inList(REVIEW)).toMatchObject({ missing: ['filing'] });
      expect(await sentenceOf(REVIEW)).toBe(
        'đã thông báo công khai, chưa nhận được nhận xét – đánh giá của Sở Tài chính tính đến hết ngày 10/11/2013',
      );
      expect(await counts('agency-review')).toMatchObject({ outstanding: 3, halfOutstanding: 1 });
    });

    it('that was received and announced lacks nothing', async () => {
      await file();
      await announce();
      const owed = await obligation(REVIEW);
      expect(owed).toMatchObject({ status: 'done', timeliness: 'on-time' });
      expect(owed).not.toHaveProperty('missing');
      expect(await inList(REVIEW)).toBeUndefined();
      expect(await sentenceOf(REVIEW)).toBeUndefined();
      expect(await counts('agency-review')).toMatchObject({ onTime: 1, outstanding: 2, halfOutstanding: 0 });
    });

    it('that is waived lacks nothing, whatever of it has come', async () => {
      await file();
      await api.post(`${UNIT}/waivers`, waiver(REVIEW));
      expect(await obligation(REVIEW)).not.toHaveProperty('missing');
      expect(await sentenceOf(REVIEW)).toBeUndefined();
    });
  });

  describe('what the other steps lack', () => {
    it('is named by the plan’s word for the step', async () => {
      expect(await obligation('self-review/so-y-te')).toMatchObject({ missing: ['filing'] });
      expect(await sentenceOf('self-review/so-y-te')).toBe(
        'chưa nhận được báo cáo rà soát, đánh giá lại kết quả công vụ của Sở Y tế tính đến hết ngày 10/11/2013',
      );
      expect(await sentenceOf('member-opinion/pct-van-xa')).toBe(
        'chưa nhận được ý kiến nhận xét, đánh giá của Phó Chủ tịch UBND tỉnh phụ trách văn hóa – xã hội tính đến hết ngày 10/11/2013',
      );
      await api.post(`${UNIT}/filings`, opinion);
      expect(await sentenceOf('member-opinion/pct-van-xa')).toBeUndefined();
    });
  });

  describe('a dossier that is frozen', () => {
    it('tells what had half come from what never came', async () => {
      await file();
      api.setTime('2013-12-11T03:00:00.000Z');
      const results = [{ unit: 'so-y-te', ledgerRevision: 1 }];
      const { body } = await api.post('/campaigns/c/documents', { kind: 'synthesis', ...document, results });
      expect(body.rows[0].missing).toMatchObject([
        { id: 'self-review/so-y-te', missing: ['filing'] },
        { id: 'agency-review/so-noi-vu', missing: ['filing', 'announcement'] },
        { id: REVIEW, missing: ['announcement'] },
        { id: 'member-opinion/pct-van-xa', missing: ['filing'] },
      ]);
      expect(await obligation(REVIEW)).toMatchObject({ status: 'ended', missing: ['announcement'] });
      expect(await counts('agency-review')).toMatchObject({
        expected: 3,
        halfCame: 1,
        neverCame: 1,
        outstanding: 1,
        halfOutstanding: 0,
      });
    });
  });
});
