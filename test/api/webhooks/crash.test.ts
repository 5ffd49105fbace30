import request from 'supertest';
import type { TestApi } from '../../support/api/api';
import { sentReview } from '../../support/api/bodies';
import { describeWebhooks } from '../../support/api/describe-webhooks';
import { newWebhookId, refuseAll, sendSigned, signedId } from '../../support/api/webhooks';
import { type Failing, failingStore } from '../../support/failing-store';

describeWebhooks('by webhook,', (api, sender) => {
  const filed = async (id: string) => {
    const filings = await api.store.filings.byEvaluation({ campaign: 'c', unit: 'so-y-te' });
    return filings.filter((filing) => filing.id === signedId(id));
  };

  /** Runs something with each call of the store going wrong in turn, until there is no such call. */
  async function eachFailure(
    failing: Failing,
    run: (broken: TestApi, name: string) => Promise<void>,
  ): Promise<number> {
    for (let nth = 1; ; nth += 1) {
      const { store, calls } = failingStore(api.store, { nth, failing });
      await run(api.beside({ store }), `${failing}-${nth}`);
      await refuseAll(api);
      if (calls() < nth) return nth - 1;
    }
  }

  describe.each(['before', 'after'] as const)(
    'whichever call of the store goes wrong %s it was done',
    (failing) => {
      it('a review is filed once by sending the same message again, and was filed if it was answered 202', async () => {
        const failures = await eachFailure(failing, async (broken, filingId) => {
          const id = newWebhookId();
          const send = (to: TestApi) =>
            sendSigned(to, { secret: sender.secret, id, payload: sentReview({ filingId }) });
          const first = await send(broken);
          if (first.status === 202) expect(await filed(filingId)).toHaveLength(1);
          else expect(first.status).toBeGreaterThanOrEqual(500);
          const second = await send(api);
          expect(second.status).toBe(202);
          if (first.status === 202) expect(second.body).toEqual(first.body);
          expect(await filed(filingId)).toHaveLength(1);
        });
        // Sender, message, claim, party, campaign and unit are read, and three documents are written, at the least.
        expect(failures).toBeGreaterThanOrEqual(9);
      });

      it('a parked one is parked once, and assigned once by asking for the same again', async () => {
        await eachFailure(failing, async (broken, name) => {
          const filingId = `parked-${name}`;
          const id = newWebhookId();
          const payload = sentReview({ filingId, unit: 'khong-co' });
          const first = await sendSigned(broken, { secret: sender.secret, id, payload });
          expect([422, 500]).toContain(first.status);
          const second = await sendSigned(api, { secret: sender.secret, id, payload });
          expect([second.status, second.body.type]).toEqual([422, 'urn:cong-vu:problem:parked']);
        });
        await eachFailure(failing, async (broken, name) => {
          const filingId = `assigned-${name}`;
          await sendSigned(api, {
            secret: sender.secret,
            payload: sentReview({ filingId, unit: 'khong-co' }),
          });
          const assign = (to: TestApi) =>
            request(to.app)
              .post(`/api/v1/campaigns/c/parked/he-thong/${filingId}/assign`)
              .set('Authorization', `Bearer ${api.key}`)
              .send({ unit: 'so-y-te' });
          const first = await assign(broken);
          expect([200, 500]).toContain(first.status);
          expect((await assign(api)).status).toBe(200);
          expect(await filed(filingId)).toHaveLength(1);
          const parked = await api.store.parked.get({ sender: 'he-thong', campaign: 'c', id: filingId });
          expect(parked?.state).toBe('assigned');
          const entries = await api.store.audit.list({ campaign: 'c', limit: 10_000 });
          const about = entries.filter(({ target }) => target === `he-thong#${filingId}`);
          expect(about.map(({ action }) => action)).toEqual(['parked-assigned']);
        });
      });
    },
  );
});
