import { announcement, receipt, review } from '../../support/api/bodies';
import { describeApi } from '../../support/api/describe-api';

const UNIT = '/campaigns/c/evaluations/so-y-te';

interface Line {
  id: string;
  announced: boolean;
  counts?: true;
  replacedBy?: string;
}

// After the due instants of steps 1 to 3, so that stamps decide.
describeApi('through the API,', { fresh: true, open: 'c', at: '2013-12-12T03:00:00.000Z' }, (api) => {
  const ON_TIME = '2013-12-09T16:00:00+07:00';
  const LATE = '2013-12-11T08:00:00+07:00';

  /** The self-review of the unit, or a review of it, as văn thư enters them. */
  const selfReview = (id: string, stampedAt: string, more: object = {}) =>
    api.post(
      `${UNIT}/filings`,
      review({ id, step: 'self-review', party: 'so-y-te', receipt: receipt(stampedAt), ...more }),
    );
  const paper = (id: string, more: object = {}) =>
    api.post(`${UNIT}/filings`, review({ id, receipt: receipt(), ...more }));
  const announced = (id: string, stampedAt: string, more: object = {}) =>
    api.post(`${UNIT}/announcements`, announcement({ id, receipt: receipt(stampedAt), ...more }));

  const obligation = async (id: string) => {
    const { body } = await api.get(UNIT);
    return body.evaluation.obligations.find((each: { id: string }) => each.id === id);
  };
  const lines = async (): Promise<Line[]> => (await api.get(`${UNIT}/filings`)).body.items;
  const idsOf = async (is: (line: Line) => unknown) => (await lines()).filter(is).map(({ id }) => id);
  const publicIds = () => idsOf(({ announced: isPublic }) => isPublic);
  const countedIds = () => idsOf(({ counts }) => counts);

  describe('a paper that was entered wrongly', () => {
    it.each([
      ['a', 'b'],
      ['b', 'a'],
    ])('is corrected by an entry that replaces it, whatever their ids (%s by %s)', async (first, second) => {
      await paper(first, { level: 'good' });
      const corrected = await paper(second, { level: 'excellent', replaces: first });
      expect(corrected.status).toBe(201);
      expect(corrected.body).toMatchObject({ version: 2, replaces: first });
      const counts = (await obligation('agency-review/so-tai-chinh')).versions.filter(
        (version: { counts?: true }) => version.counts,
      );
      expect(counts).toMatchObject([{ id: second, replaces: first }]);
      const { body } = await api.get('/campaigns/c/synthesis');
      const source = body.items.find(({ unit }: { unit: string }) => unit === 'so-y-te');
      expect(source.dossier).toMatchObject([{ party: 'so-tai-chinh', level: 'excellent' }]);
      expect((await lines()).find(({ id }) => id === first)).toMatchObject({ replacedBy: second });
      expect((await api.get(`${UNIT}/filings/${first}`)).body.content.level).toBe('good');
    });

    it.each([
      ['late, and came on time', LATE, ON_TIME, 'on-time', 0],
      ['on time, and came late', ON_TIME, LATE, 'late', 1],
    ])('is measured by the right stamp: it was stamped %s', async (_what, wrong, right, timeliness, days) => {
      await selfReview('wrong', wrong);
      await selfReview('right', right, { replaces: 'wrong' });
      expect(await obligation('self-review/so-y-te')).toMatchObject({
        status: 'done',
        receivedAt: new Date(right).toISOString(),
        timeliness,
        lateWorkingDays: days,
      });
    });

    it.each([
      ['a', 'z'],
      ['z', 'a'],
    ])(
      'with the same stamp is overruled by what was entered later, whatever the ids (%s, %s)',
      async (...ids) => {
        for (const id of ids) await selfReview(id, ON_TIME);
        expect(await countedIds()).toEqual([ids[1]]);
      },
    );

    it('is corrected only as paper of the same party, step and kind', async () => {
      await paper('entered');
      await api.post(`${UNIT}/filings`, review({ id: 'own' }));
      await announced('a', '2013-11-02T08:00:00+07:00');
      const faults = async (
        test: PromiseLike<{ status: number; body: { errors?: { field: string; rule: string }[] } }>,
      ) => {
        const { status, body } = await test;
        return [status, ...(body.errors ?? []).map(({ field, rule }) => `${field} ${rule}`)];
      };
      const unknown = [422, 'replaces unknown-filing'];
      expect(await faults(paper('x', { replaces: 'none' }))).toEqual(unknown);
      expect(await faults(paper('x', { replaces: 'entered', party: 'so-noi-vu' }))).toEqual(unknown);
      expect(await faults(paper('x', { replaces: 'a' }))).toEqual(unknown);
      expect(await faults(announced('x', ON_TIME, { replaces: 'entered' }))).toEqual(unknown);
      expect(await faults(paper('x', { replaces: 'own@so-tai-chinh' }))).toEqual([
        422,
        'replaces not-on-behalf',
      ]);
    });
  });

  describe('what is public', () => {
    it('is the review that stood when it was announced, and a later one once it is announced too', async () => {
      await paper('first', { receipt: receipt('2013-11-01T08:00:00+07:00') });
      expect(await publicIds()).toEqual([]);
      await announced('a-1', '2013-11-04T08:00:00+07:00');
      expect(await publicIds()).toEqual(['first', 'a-1']);
      await paper('second', { receipt: receipt('2013-11-05T08:00:00+07:00') });
      expect(await countedIds()).toEqual(['a-1', 'second']);
      expect(await publicIds()).toEqual(['first', 'a-1']);
      await announced('a-2', '2013-11-06T08:00:00+07:00');
      expect(await publicIds()).toEqual(['a-1', 'second', 'a-2']);
    });

    it('is a paper as it was entered right, and no more as it was entered wrongly', async () => {
      await paper('mistyped', { receipt: receipt('2013-11-02T08:00:00+07:00') });
      await announced('a-1', '2013-11-04T08:00:00+07:00');
      await paper('right', { receipt: receipt('2013-11-01T08:00:00+07:00'), replaces: 'mistyped' });
      expect(await publicIds()).toEqual(['right', 'a-1']);
      const reader = await api.as(['reader']);
      expect((await reader.get(`${UNIT}/filings/right`)).status).toBe(200);
      expect((await reader.get(`${UNIT}/filings/mistyped`)).status).toBe(404);
    });

    it('is what was entered later of two papers with one stamp', async () => {
      await paper('z', { receipt: receipt('2013-11-01T08:00:00+07:00') });
      await paper('a', { receipt: receipt('2013-11-01T08:00:00+07:00') });
      await announced('a-1', '2013-11-04T08:00:00+07:00');
      expect(await publicIds()).toEqual(['a', 'a-1']);
    });

    it('is announced when the corrected announcement says', async () => {
      await paper('first', { receipt: receipt('2013-11-01T08:00:00+07:00') });
      await announced('wrong', '2013-11-12T08:00:00+07:00');
      await announced('right', '2013-11-04T08:00:00+07:00', { replaces: 'wrong' });
      expect(await publicIds()).toEqual(['first', 'right']);
      expect(await obligation('agency-review/so-tai-chinh')).toMatchObject({
        announcedAt: '2013-11-04T01:00:00.000Z',
        timeliness: 'on-time',
      });
    });
  });
});
