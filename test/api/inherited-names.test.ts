import { EvaluationLedger } from '../../domain/ledger/ledger';
import { viewOf } from '../../domain/ledger/view';
import type { Plan } from '../../domain/plan';
import type { Register } from '../../domain/register';
import { evaluationSpecs } from '../../domain/schedule';
import { plan2013 } from '../fixtures/plans';
import { partlyStaffed } from '../fixtures/small-register';
import { newCampaign, review, sentReview } from '../support/api/bodies';
import { describeApi } from '../support/api/describe-api';
import { rulesOf } from '../support/api/rules-of';
import { askFate, NOW, registerSender, sendSigned } from '../support/api/webhooks';

/** Names that every object has from the start: of these one may be an id of plans and registers. */
const INHERITED = ['constructor', 'toString', 'valueOf', 'hasOwnProperty', 'isPrototypeOf'];
const NAME = 'constructor';

describeApi('with names that every object has', { open: 'c', at: NOW }, (api) => {
  const unit = '/campaigns/c/evaluations/so-y-te';

  it.each(INHERITED)(
    'a filing is taken in under the id %s, answered the same again, and read',
    async (id) => {
      const body = review({ id });
      const first = await api.post(`${unit}/filings`, body);
      expect([first.status, first.body.outcome]).toEqual([201, 'accepted']);
      expect((await api.post(`${unit}/filings`, body)).status).toBe(200);
      const own = await api.as(['reviewer'], 'so-tai-chinh');
      const whole = `${id}@so-tai-chinh`;
      for (const answer of [
        await own.get(`${unit}/filings/${id}`),
        await api.get(`${unit}/filings/${whole}`),
      ]) {
        expect(answer.body).toMatchObject({ id: whole, outcome: 'accepted' });
      }
    },
  );

  it('an id that none may have is refused for its form', async () => {
    const answer = await api.post(`${unit}/filings`, review({ id: '__proto__' }));
    expect(answer.body.errors).toMatchObject([{ field: 'id', rule: 'format' }]);
  });

  it.each([...INHERITED, '__proto__'])('a field or a parameter %s is one that there is not', async (name) => {
    const body = JSON.stringify(review({ id: 'field' })).replace('{', `{"${name}":{"step":"self-review"},`);
    const answer = await api
      .post(`${unit}/filings`, body as unknown as object)
      .set('Content-Type', 'application/json');
    expect(answer.body.errors).toMatchObject([{ field: name, rule: 'unknown-field' }]);
    const asked = await api.get(`/campaigns/c/evaluations?${name}=1`);
    expect(asked.status).toBe(422);
    expect(asked.body.errors).toMatchObject([{ field: `?${name}`, rule: 'unknown-field' }]);
  });

  it('a criterion, a level, a party, a unit, a step or a kind of that name is refused for what it is', async () => {
    const criteria = [{ criterion: NAME, achieved: 'đạt', shortcomings: 'không' }];
    const rules = async (more: object) =>
      rulesOf(await api.post(`${unit}/filings`, review({ id: 'x', ...more })));
    expect(await rules({ criteria })).toEqual([
      'criteria[0].criterion unknown-criterion',
      'criteria missing-criterion',
    ]);
    expect(await rules({ level: NAME })).toEqual(['level unknown-level']);
    expect(await rules({ step: NAME })).toEqual(['step one-of']);
    expect((await api.post(`${unit}/filings`, review({ id: 'y', party: NAME }))).body.outcome).not.toBe(
      'accepted',
    );
    expect((await api.get(`/campaigns/${NAME}`)).status).toBe(404);
    expect((await api.get(`/campaigns/c/evaluations/${NAME}`)).status).toBe(404);
    expect((await api.get(`/campaigns/c/evaluations?kind=${NAME}`)).body.items).toEqual([]);
    expect((await api.post('/campaigns', { ...newCampaign, plan: NAME })).body.errors).toMatchObject([
      { rule: 'unknown-plan' },
    ]);
  });

  it.each([...INHERITED, '__proto__'])('a signed message and a draft have no field %s', async (name) => {
    const sender = `he-thong-${name.replaceAll('_', '').toLowerCase()}-2`;
    const { secret } = await registerSender(api, { id: sender, parties: ['so-noi-vu'] });
    const payload = JSON.parse(
      JSON.stringify(sentReview()).replace('{', `{"${name}":{"step":"x"},`),
    ) as object;
    const answer = await sendSigned(api, { sender, secret, payload });
    expect(rulesOf(answer)).toEqual([`${name} unknown-field`]);
    const own = await api.as(['reviewer'], 'so-tai-chinh');
    const draft = JSON.parse(`{"filing":"d","fields":{"${name}":"x"}}`) as object;
    const saved = await own.put(`${unit}/drafts/agency-review/so-tai-chinh`, draft).set('If-None-Match', '*');
    // Zod leaves `__proto__` out of what has fields of any name.
    const told = name === '__proto__' ? [] : [`fields.${name} unknown-field`];
    expect(rulesOf(saved)).toEqual(told);
    expect(Object.keys((saved.body.fields as object | undefined) ?? {})).toEqual([]);
  });

  it.each(INHERITED)('a system files under the id %s', async (filingId) => {
    const sender = `he-thong-${filingId.toLowerCase()}`;
    const { secret } = await registerSender(api, { id: sender, parties: ['so-noi-vu'] });
    const payload = sentReview({ filingId: `h-${filingId}`, reviewer: 'so-noi-vu' });
    expect((await sendSigned(api, { sender, secret, payload })).status).toBe(202);
    expect((await askFate(api, { sender, secret, path: `c/h-${filingId}` })).body.outcome).toBe('pending');
  });
});

const named = <Each extends { id: string }>(each: Each): Each => ({ ...each, id: NAME });

const plan: Plan = {
  ...plan2013,
  id: NAME,
  unitKinds: [{ id: NAME, name: 'đơn vị' }],
  criteria: plan2013.criteria.map((each) => ({ ...named(each), unitKinds: [NAME] })),
  levels: plan2013.levels.map((each, i) => (i === 0 ? named(each) : each)),
};

const toNamed = (id: string) => (id === 'so-y-te' ? NAME : id);
const register: Register = {
  ...partlyStaffed,
  id: NAME,
  units: partlyStaffed.units.map((each) => ({ ...each, id: toNamed(each.id), kind: NAME })),
  roles: partlyStaffed.roles.map((role) => ({ ...role, party: toNamed(role.party) })),
  reviews: partlyStaffed.reviews.map((each) => ({ ...each, unit: toNamed(each.unit) })),
  opinions: partlyStaffed.opinions.map((each) => ({ ...each, unit: toNamed(each.unit) })),
};

describeApi(
  'under a plan and a register whose ids are such names',
  { deps: () => ({ catalogue: { plan: () => plan, register: () => register } }) },
  (api) => {
    beforeAll(async () => {
      const opened = await api.post('/campaigns', { id: NAME, plan: NAME, register: NAME });
      expect(opened.status).toBe(201);
      const { openedAt } = opened.body;
      for (const spec of evaluationSpecs({ campaign: NAME, plan, register, openedAt })) {
        const { state } = new EvaluationLedger(spec);
        const _id = `${NAME}/${spec.unit.id}`;
        await api.store.evaluations.upsertIfNewer({ ...viewOf(spec, state), _id, open: true, ledger: state });
      }
    });

    it('progress counts by kind of unit', async () => {
      const { body } = await api.get(`/campaigns/${NAME}/progress`);
      expect(body.steps.map(({ byKind }: { byKind: object }) => Object.keys(byKind))).toEqual(
        Array(5).fill([NAME]),
      );
      for (const { step, byKind, ...total } of body.steps) {
        expect({ step, ...byKind[NAME] }).toEqual({ step, ...total });
        expect(total.expected).toBeGreaterThan(0);
      }
    });

    it('evaluations, the plan, the preview and what is filed have their own words', async () => {
      const { items } = (await api.get(`/campaigns/${NAME}/evaluations?kind=${NAME}`)).body;
      expect(items).toHaveLength(4);
      expect((await api.get(`/campaigns/${NAME}/evaluations/${NAME}`)).body.evaluation.unit.name).toBe(
        'Sở Y tế',
      );
      expect((await api.get(`/campaigns/${NAME}/plan`)).body.levels[0].id).toBe(NAME);
      const rows = (await api.get(`/campaigns/${NAME}/preview`)).body.rows as { person: { id: string } }[];
      expect(rows.map(({ person }) => person.id)).toContain('y-te');
      const body = review({
        level: NAME,
        criteria: [{ criterion: NAME, achieved: 'đạt', shortcomings: 'không' }],
      });
      const filed = await api.post(`/campaigns/${NAME}/evaluations/${NAME}/filings`, { ...body, id: NAME });
      expect(filed.status).toBeLessThan(300);
    });
  },
);
