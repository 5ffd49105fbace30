import { digestOf } from '../../../use-cases/digest';
import { opinion, receipt, review } from '../../support/api/bodies';
import { describeApi } from '../../support/api/describe-api';

const UNIT = '/campaigns/c/evaluations/so-y-te';

describeApi('through the API,', { fresh: true, open: 'c', at: '2013-11-08T03:00:00.000Z' }, (api) => {
  const file = (more: object = {}) => api.post(`${UNIT}/filings`, { ...opinion, ...more });

  describe('a digest', () => {
    it('tells nothing of what was filed: equal contents have different ones', async () => {
      const digests = [(await file({ id: 'a' })).body.digest, (await file({ id: 'b' })).body.digest];
      expect(new Set(digests).size).toBe(2);
      // Else the few levels that there are could be tried out.
      const said = { kind: 'filing', step: opinion.step, party: opinion.party };
      for (const level of ['excellent', 'good', 'satisfactory', 'poor']) {
        const { remarks } = opinion;
        expect(digests).not.toContain(digestOf({ ...said, content: { level, remarks } }));
      }
    });

    it('is verified with the salt that comes with the content, and with the content alone', async () => {
      const { digest } = (await file({ id: 'a' })).body;
      const { body } = await api.get(`${UNIT}/filings/a@pct-van-xa`);
      const { kind, step, party, content, salt } = body;
      expect(salt).toMatch(/^[0-9a-f]{32}$/);
      expect(digestOf({ kind, step, party, content, salt })).toBe(digest);
      expect((await api.get(`${UNIT}/filings`)).text).not.toContain(salt);
    });

    it('keeps no repetition from being known, before and after the answer', async () => {
      api.evaluations.deaf = true;
      expect((await file({ id: 'a' })).status).toBe(202);
      expect((await file({ id: 'a' })).status).toBe(202);
      api.evaluations.deaf = false;
      const first = await file({ id: 'a' });
      const again = await file({ id: 'a' });
      expect([first.status, again.status, again.body]).toEqual([200, 200, first.body]);
      expect((await file({ id: 'a', level: 'excellent' })).status).toBe(409);
    });
  });

  describe('who acted', () => {
    it('is kept with a filing: the party’s own key, or that of who entered its paper', async () => {
      await file({ id: 'own' });
      await api.post(`${UNIT}/filings`, review({ id: 'paper', receipt: receipt() }));
      const read = async (id: string) => (await api.get(`${UNIT}/filings/${id}`)).body;
      const [own, paper] = [await read('own@pct-van-xa'), await read('paper')];
      expect(own).toMatchObject({ channel: 'person', actor: expect.stringMatching(/^thử nghiệm \(/) });
      expect(paper).toMatchObject({ channel: 'paper', enteredBy: 'Văn thư', actor: expect.any(String) });
      expect(paper.actor).not.toBe(own.actor);
    });
  });
});
