import { ENDED_AT } from '../../fixtures/campaign';
import { review, sentReview } from '../../support/api/bodies';
import { describeWebhooks } from '../../support/api/describe-webhooks';
import { newWebhookId, sendRaw, settleSigned, signedHeaders, signedId } from '../../support/api/webhooks';

describeWebhooks('by webhook,', (api, sender) => {
  const { send, fate } = sender;

  describe('a message that is sent again', () => {
    it('gets the same answer, and nothing twice', async () => {
      const id = newWebhookId();
      const first = await send(sentReview({ filingId: 'again' }), id);
      const before = await api.everything();
      const delivered = jest.spyOn(api.deps.delivery, 'deliverFiling');
      const second = await send(sentReview({ filingId: 'again' }), id);
      expect([second.status, second.body]).toEqual([202, first.body]);
      expect(await api.everything()).toEqual(before);
      expect(delivered).not.toHaveBeenCalled();
      delivered.mockRestore();
    });

    it('gets the same answer when its filing has long been answered, and its campaign cancelled', async () => {
      await api.open('later');
      const id = newWebhookId();
      const first = await send(sentReview({ campaign: 'later' }), id);
      await settleSigned(api, { campaign: 'later', filing: 'STC-1' });
      await api.store.campaigns.setState({ campaign: 'later', state: 'cancelled', endedAtReal: ENDED_AT });
      const second = await send(sentReview({ campaign: 'later' }), id);
      expect([second.status, second.body]).toEqual([202, first.body]);
    });

    it('with another body under the same webhook-id is answered 409, and nothing is stored', async () => {
      const id = newWebhookId();
      await send(sentReview({ filingId: 'one-body' }), id);
      const before = await api.everything();
      const answer = await send(sentReview({ filingId: 'other-body' }), id);
      expect(answer.status).toBe(409);
      expect(answer.body.type).toBe('urn:cong-vu:problem:content-differs');
      expect(await api.everything()).toEqual(before);
    });

    it('under another webhook-id gets the same answer, whatever its blanks', async () => {
      const payload = sentReview({ filingId: 'new-message' });
      const first = await send(payload);
      const body = JSON.stringify(payload, null, 2);
      const second = await sendRaw(api, { body, headers: signedHeaders({ secret: sender.secret, body }) });
      expect([second.status, second.body]).toEqual([202, first.body]);
    });

    it('with other content under the same filingId and version is answered 409, and nothing is stored', async () => {
      await send(sentReview({ filingId: 'one-content' }));
      const before = await api.everything();
      for (const more of [{ level: 'excellent' }, { unit: 'so-noi-vu' }, { unit: 'khong-co' }]) {
        expect((await send(sentReview({ filingId: 'one-content', ...more }))).status).toBe(409);
      }
      expect(await api.everything()).toEqual(before);
    });

    it('with two contents at once under the same filingId and version is filed as one of them', async () => {
      const answers = await Promise.all(
        ['so-y-te', 'so-noi-vu'].map((unit) => send(sentReview({ filingId: 'two-at-once', unit }))),
      );
      expect(answers.map(({ status }) => status)).toEqual(expect.arrayContaining([202, 409]));
      const filed = await Promise.all(
        ['so-y-te', 'so-noi-vu'].map((unit) =>
          api.store.filings.get({ campaign: 'c', unit, id: signedId('two-at-once') }),
        ),
      );
      expect(filed.filter((filing) => filing !== null)).toHaveLength(1);
    });

    it('under an id that another has chosen for this unit is taken all the same', async () => {
      const unit = 'so-noi-vu';
      for (const id of ['STC-tay', 'STC-tay:v2']) {
        await api.post(`/campaigns/c/evaluations/${unit}/filings`, review({ id }));
      }
      for (const version of [1, 2]) {
        expect((await send(sentReview({ filingId: 'STC-tay', unit, version }))).status).toBe(202);
        expect((await fate(`c/STC-tay?version=${version}`)).body.outcome).toBe('pending');
      }
    });

    it('fifty times at once is stored once, signalled once, and answered fifty times the same', async () => {
      const id = newWebhookId();
      const delivered = jest.spyOn(api.deps.delivery, 'deliverFiling');
      const answers = await Promise.all(
        Array.from({ length: 50 }, () => send(sentReview({ filingId: 'fifty' }), id)),
      );
      expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
      expect(answers[0]?.status).toBe(202);
      expect(delivered).toHaveBeenCalledTimes(1);
      delivered.mockRestore();
      const filings = await api.store.filings.byEvaluation({ campaign: 'c', unit: 'so-y-te' });
      expect(filings.filter((filing) => filing.id === signedId('fifty'))).toHaveLength(1);
    });
  });
});
