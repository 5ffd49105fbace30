import { announcement, receipt, review, sentReview } from '../../support/api/bodies';
import { describeApi } from '../../support/api/describe-api';
import { rulesOf } from '../../support/api/rules-of';
import { askFate, registerSender, sendSigned } from '../../support/api/webhooks';

const NOW = '2013-11-08T03:00:00.000Z';
const UNIT = '/campaigns/c/evaluations/so-y-te';

const IMPOSSIBLE: [what: string, at: string, rule: string][] = [
  ['beyond the years of four digits', '9999-12-31T23:59:59-07:00', 'format'],
  ['before the year 0', '0000-01-01T00:00:00+07:00', 'format'],
  ['of the year 202', '0202-11-07T08:00:00+07:00', 'too-long-ago'],
  ['of 1900', '1900-11-07T08:00:00+07:00', 'too-long-ago'],
  ['of the last second of 2011', '2011-12-31T23:59:59+07:00', 'too-long-ago'],
  ['of 2016', '2016-11-07T08:00:00+07:00', 'in-the-future'],
  ['five minutes and a second ahead', '2013-11-08T10:05:01+07:00', 'in-the-future'],
];

describeApi('through the API,', { open: 'c', at: NOW }, (api) => {
  const file = (more: object) => api.post(`${UNIT}/filings`, review(more));
  let secret: string;
  const send = (more: object) => sendSigned(api, { secret, payload: sentReview(more) });
  const fate = (path: string) => askFate(api, { path, secret });
  /** Everything but when a key was last used. */
  const stored = async () => ({ ...(await api.everything()), keys: undefined });

  beforeAll(async () => {
    ({ secret } = await registerSender(api));
  });

  describe('an instant', () => {
    it.each(IMPOSSIBLE)('%s is taken from no stamp, and nothing is stored', async (_what, at, rule) => {
      const before = await stored();
      const answers = [
        await file({ receipt: receipt(at) }),
        await api.post(`${UNIT}/announcements`, announcement({ receipt: receipt(at) })),
      ];
      expect(answers.map(({ status }) => status)).toEqual([422, 422]);
      expect(answers.map(rulesOf)).toEqual([[`receipt.stampedAt ${rule}`], [`receipt.stampedAt ${rule}`]]);
      expect(await stored()).toEqual(before);
    });

    it.each(IMPOSSIBLE)('%s is taken from no system, and nothing is kept', async (what, filedAt, rule) => {
      const filingId = `STC-${what.replaceAll(' ', '-')}`;
      const before = await stored();
      for (const unit of ['so-y-te', 'khong-co']) {
        const answer = await send({ filingId, unit, filedAt });
        expect([answer.status, rulesOf(answer)]).toEqual([422, [`filedAt ${rule}`]]);
      }
      expect(await stored()).toEqual(before);
      // So that the same id can bring it right.
      expect((await send({ filingId })).status).toBe(202);
      expect((await fate(`c/${filingId}`)).body.receivedAt).toBe('2013-11-07T01:00:00.000Z');
    });

    it('of the first second of the year before the plan’s is taken', async () => {
      const answer = await file({ receipt: receipt('2012-01-01T00:00:00+07:00') });
      expect(answer.status).toBe(201);
      expect(answer.body.receivedAt).toBe('2011-12-31T17:00:00.000Z');
    });

    it('up to five minutes ahead is received now, without a mark', async () => {
      const ahead = '2013-11-08T10:05:00+07:00';
      const paper = await file({ id: 'paper', receipt: receipt(ahead) });
      expect([paper.status, paper.body.receivedAt]).toEqual([201, NOW]);
      expect(paper.body).not.toHaveProperty('marks');
      await send({ filingId: 'ahead', filedAt: ahead });
      const { body } = await fate('c/ahead');
      expect(body).toMatchObject({ receivedAt: NOW, filedAt: '2013-11-08T03:05:00.000Z' });
      expect(body).not.toHaveProperty('marks');
    });
  });
});
