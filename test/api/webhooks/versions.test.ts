import { announcement, sentReview } from '../../support/api/bodies';
import { describeApi } from '../../support/api/describe-api';
import { registerSender, sendSigned, settleSigned, signedId } from '../../support/api/webhooks';

const UNIT = '/campaigns/c/evaluations/so-y-te';

// The day on which the review of step 1 is late by one working day.
describeApi('by webhook,', { fresh: true, open: 'c', at: '2013-11-11T03:00:00.000Z' }, (api) => {
  /** Sends versions in the order in which they arrive, and has the evaluation take each in. */
  async function arrive(filedAts: Record<number, string>, order: number[]) {
    const { secret } = await registerSender(api);
    for (const version of order) {
      const sent = { filingId: 'STC-9', version, filedAt: filedAts[version], score: version };
      expect((await sendSigned(api, { secret, payload: sentReview(sent) })).status).toBe(202);
      await settleSigned(api, { filing: version === 1 ? 'STC-9' : `STC-9:v${version}` });
    }
    await api.post(`${UNIT}/announcements`, announcement());
    const { body } = await api.get(UNIT);
    return body.evaluation.obligations.find(({ id }: { id: string }) => id === 'agency-review/so-tai-chinh');
  }
  const counted = ({ versions }: { versions: { id: string; counts?: true }[] }) =>
    versions.filter(({ counts }) => counts).map(({ id }) => id);

  const OLD = '2013-11-01T08:00:00+07:00';

  describe('versions of one filing', () => {
    it.each([
      ['in their order', [1, 2]],
      ['the second first', [2, 1]],
    ])('after an outage of more than three days: the higher one counts, %s', async (_what, order) => {
      const owed = await arrive({ 1: OLD, 2: OLD }, order);
      expect(counted(owed)).toEqual([signedId('STC-9:v2')]);
      const { body } = await api.get('/campaigns/c/synthesis');
      const source = body.items.find(({ unit }: { unit: string }) => unit === 'so-y-te');
      expect(source.dossier).toMatchObject([{ party: 'so-tai-chinh', score: 2 }]);
    });

    it('count by their number, not by what they say of their signing', async () => {
      const owed = await arrive(
        { 2: '2013-11-10T08:00:00+07:00', 9: '2013-11-09T08:00:00+07:00', 10: '2013-11-08T10:00:00+07:00' },
        [10, 2, 9],
      );
      expect(counted(owed)).toEqual([signedId('STC-9:v10')]);
    });

    it('are as late as the lowest: a later one makes nothing punctual that came late', async () => {
      const owed = await arrive({ 1: '2013-11-11T09:00:00+07:00', 2: '2013-11-09T09:00:00+07:00' }, [1, 2]);
      expect(owed).toMatchObject({ status: 'done', timeliness: 'late', lateWorkingDays: 1 });
      expect(counted(owed)).toEqual([signedId('STC-9:v2')]);
    });
  });
});
