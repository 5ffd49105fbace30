import { OPENING } from '../../support/api/api';
import { receipt, review, sentReview } from '../../support/api/bodies';
import { describeApi } from '../../support/api/describe-api';
import { registerSender, sendSigned, signedId } from '../../support/api/webhooks';

const NOW = '2013-11-08T03:00:00.000Z';
const UNIT = '/campaigns/c/evaluations/so-y-te';

describeApi('through the API,', { open: 'c', at: NOW }, (api) => {
  const file = (more: object) => api.post(`${UNIT}/filings`, review(more));

  describe('a filing of which something is for a person to look at', () => {
    const dated = (date: string) => ({ document: { number: '12/STC', date, signer: 'Giám đốc' } });

    it.each([
      [
        'a paper that is dated later than its stamp',
        receipt('2013-10-20T09:00:00+07:00'),
        ['dated-after-receipt'],
      ],
      [
        'a stamp before the opening',
        receipt('2013-09-30T09:00:00+07:00'),
        ['before-the-opening', 'dated-after-receipt'],
      ],
      ['a person’s review of tomorrow', undefined, ['dated-after-receipt']],
    ])('is taken with its marks: %s', async (_what, stamp, marks) => {
      const answer = await file({ ...(stamp && { receipt: stamp }), ...dated('2013-11-09') });
      expect(answer.status).toBe(201);
      expect(answer.body.marks).toEqual(marks);
    });

    it('is one that is dated on 30/10 and came on 07/10', async () => {
      api.setTime('2013-10-07T03:00:00.000Z');
      const answer = await file({});
      expect([answer.status, answer.body.marks]).toEqual([201, ['dated-after-receipt']]);
    });

    it('is none that is dated on the day of its stamp in the plan’s zone', async () => {
      const answer = await file({ receipt: receipt('2013-11-01T00:30:00+07:00'), ...dated('2013-11-01') });
      expect(answer.status).toBe(201);
      expect(answer.body).not.toHaveProperty('marks');
    });

    it('is one that says it was in time when all before it was late', async () => {
      api.setTime('2013-11-12T03:00:00.000Z');
      const late = await file({ id: 'late', party: 'so-noi-vu' });
      expect(late.body).toMatchObject({ timeliness: 'late' });
      const paper = await file({
        id: 'stamped',
        party: 'so-noi-vu',
        receipt: receipt('2013-11-08T09:00:00+07:00'),
      });
      expect([paper.body.timeliness, paper.body.marks]).toEqual(['on-time', ['makes-punctual']]);
      const later = await file({
        id: 'later',
        party: 'so-noi-vu',
        receipt: receipt('2013-11-07T09:00:00+07:00'),
      });
      expect(later.body).not.toHaveProperty('marks');
    });

    it('is listed by its campaign, page by page and without what it says', async () => {
      api.setTime(OPENING);
      await api.open('listed');
      api.setTime(NOW);
      const unit = '/campaigns/listed/evaluations/so-y-te';
      const file = (more: object) => api.post(`${unit}/filings`, review(more));
      const at = (stampedAt: string) => ({ receipt: receipt(stampedAt) });
      await file({ id: 'a', ...at('2013-09-30T09:00:00+07:00') });
      await file({ id: 'b', ...at('2013-11-01T09:00:00+07:00') });
      await file({ id: 'c', ...at('2013-10-20T09:00:00+07:00') });
      const { secret } = await registerSender(api);
      const old = { campaign: 'listed', filingId: 'old', filedAt: '2013-11-05T09:59:59+07:00' };
      await sendSigned(api, { secret, payload: sentReview(old) });
      const first = await api.get('/campaigns/listed/marks?limit=2');
      const rest = await api.get(`/campaigns/listed/marks?limit=2&cursor=${first.body.nextCursor}`);
      const items = [...first.body.items, ...rest.body.items] as { id: string; marks: string[] }[];
      expect(items.map(({ id, marks }) => [id, marks])).toEqual([
        ['a', ['before-the-opening', 'dated-after-receipt']],
        ['c', ['dated-after-receipt']],
        [signedId('old'), ['filed-too-long-ago']],
      ]);
      expect(first.body.items).toHaveLength(2);
      expect(rest.body).not.toHaveProperty('nextCursor');
      expect(first.text + rest.text).not.toContain('criteria');
      expect((await api.get('/campaigns/none/marks')).status).toBe(404);
    });
  });
});
