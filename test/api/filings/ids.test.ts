import { document, receipt, review, sentReview } from '../../support/api/bodies';
import { describeApi } from '../../support/api/describe-api';
import { askFate, registerSender, sendSigned, signedId } from '../../support/api/webhooks';

const UNIT = '/campaigns/c/evaluations/so-y-te';

describeApi('through the API,', { fresh: true, open: 'c', at: '2013-11-08T03:00:00.000Z' }, (api) => {
  const file = (id: string, more: object = {}) => api.post(`${UNIT}/filings`, review({ id, ...more }));
  const selfReview = (id: string) => file(id, { step: 'self-review', party: 'so-y-te' });

  describe('an id', () => {
    it('that a unit takes keeps no agency’s signed review away', async () => {
      for (const id of ['STC-9', 'STC-8', 'STC-8:v2', signedId('STC-9').slice(0, 5)]) await selfReview(id);
      const { secret } = await registerSender(api);
      for (const [filingId, version] of [
        ['STC-9', 1],
        ['STC-8', 2],
      ] as const) {
        const sent = await sendSigned(api, { secret, payload: sentReview({ filingId, version }) });
        expect(sent.status).toBe(202);
        const { body } = await askFate(api, { path: `c/${filingId}?version=${version}`, secret });
        expect(body).toMatchObject({ reviewer: 'so-tai-chinh', outcome: 'pending' });
      }
    });

    it('can be chosen by two parties and by văn thư, and each has its own filing', async () => {
      const answers = [
        await file('so-1'),
        await file('so-1', { party: 'so-noi-vu', level: 'excellent' }),
        await selfReview('so-1'),
        await file('so-1', { receipt: receipt() }),
      ];
      expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
      expect(answers.map(({ body }) => body.id)).toEqual([
        'so-1@so-tai-chinh',
        'so-1@so-noi-vu',
        'so-1@so-y-te',
        'so-1',
      ]);
      const agency = await api.as(['reviewer'], 'so-noi-vu');
      const { body } = await agency.get(`${UNIT}/filings/so-1`);
      expect(body).toMatchObject({ id: 'so-1@so-noi-vu', content: { level: 'excellent' } });
    });

    it('that its author has used for something else is answered 409, which tells of nothing else', async () => {
      await file('so-1', { party: 'so-noi-vu' });
      await file('so-1');
      const { status, body } = await file('so-1', { level: 'excellent' });
      expect(status).toBe(409);
      expect(Object.keys(body).sort()).toEqual(['detail', 'requestId', 'status', 'title', 'type']);
      expect(body.type).toBe('urn:cong-vu:problem:content-differs');
    });

    it.each(['constructor', 'toString', 'hasOwnProperty', 'valueOf'])(
      'may be %s, of a filing as of a document',
      async (id) => {
        expect((await file(id)).status).toBe(201);
        expect((await file(id)).status).toBe(200);
        expect((await file(id, { receipt: receipt() })).status).toBe(201);
        api.setTime('2013-12-11T03:00:00.000Z');
        const results = [{ unit: 'so-tai-chinh', ledgerRevision: 0 }];
        const sent = await api.post('/campaigns/c/documents', {
          id,
          kind: 'synthesis',
          ...document,
          results,
        });
        expect(sent.status).toBe(200);
      },
    );
  });
});
