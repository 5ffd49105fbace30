import { vanSon } from '../../fixtures/van-son';
import { describeApi } from '../../support/api/describe-api';

const { plan, register } = vanSon();

describeApi(
  'under the plan of an invented province,',
  {
    deps: () => ({
      catalogue: { plan: () => plan, register: (id) => (id === plan.id ? register : undefined) },
    }),
  },
  (api) => {
    test('the preview of an open campaign tells each member body’s own office, as the one before its opening does', async () => {
      const opened = await api.post('/campaigns', { plan: plan.id, register: register.id });
      expect(opened.status).toBe(201);
      const before = await api.post('/previews', {
        plan: plan.id,
        register: register.id,
        openedAt: opened.body.openedAt,
      });
      const after = await api.get(`/campaigns/${plan.id}/preview`);
      // Who comes first at one instant is the register's order, which the store does not keep.
      const inOrder = ({ rows }: { rows: { at: string; person: { id: string } }[] }) =>
        rows.toSorted((a, b) => (`${a.at} ${a.person.id}` < `${b.at} ${b.person.id}` ? -1 : 1));
      expect(inOrder(after.body)).toEqual(inOrder(before.body));
      expect(after.body.rows.length).toBeGreaterThan(0);
    });

    test('one id is enough where the register has the plan’s: the preview and the campaign are the same', async () => {
      const named = await api.post('/previews', { plan: plan.id, register: plan.id });
      const unnamed = await api.post('/previews', { plan: plan.id });
      expect([unnamed.status, unnamed.body]).toEqual([200, named.body]);
      const opened = await api.post('/campaigns', { id: 'mot-ma', plan: plan.id });
      const again = await api.post('/campaigns', { id: 'mot-ma', plan: plan.id, register: plan.id });
      expect([opened.status, again.status]).toEqual([201, 200]);
    });

    test('the plan is told with its own levels, its required score and its reading of the deadlines', async () => {
      const { body } = await api.get(`/campaigns/${plan.id}/plan`);
      expect(body.levels).toHaveLength(3);
      expect(body.score).toEqual({ required: true, min: 0, max: 100 });
      expect(body.reading).toBe('end-of-day');
      expect(body.steps[0].deadlineText).toContain(plan.deadlineWords);
    });
  },
);
