import { plan2013 } from '../../fixtures/plans';
import { partlyStaffed } from '../../fixtures/small-register';
import type { Caller } from '../../support/api/api';
import { opinion, receipt, review, sentReview } from '../../support/api/bodies';
import { describeApi } from '../../support/api/describe-api';
import { rulesOf } from '../../support/api/rules-of';
import { registerSender, sendSigned } from '../../support/api/webhooks';

/** The criterion is worth 40, and «hoàn thành xuất sắc» begins at 90. */
const scoredPlan = {
  ...plan2013,
  criteria: plan2013.criteria.map((criterion) => ({ ...criterion, max: 40 })),
  levels: plan2013.levels.map((level, i) => (i === 0 ? { ...level, from: 90 } : level)),
};
const catalogue = { plan: () => scoredPlan, register: () => partlyStaffed };
const UNIT = '/campaigns/c/evaluations/so-y-te';
const scored = (score: number) => ({
  criteria: [{ criterion: 'duties', achieved: 'đạt', shortcomings: 'không', score }],
});

describeApi(
  'a filing that contradicts what the plan says of scores,',
  { open: 'c', at: '2013-11-08T03:00:00.000Z', deps: () => ({ catalogue }) },
  (api) => {
    let agency: Caller;
    let administrator: Caller;
    beforeAll(async () => {
      agency = await api.as(['reviewer'], 'so-tai-chinh');
      administrator = await api.as(['administrator']);
    });

    let senders = 0;
    const doors: Record<string, (more: object) => Promise<string[]>> = {
      'at filing': async (more) => rulesOf(await agency.post(`${UNIT}/filings`, review(more))),
      'at its check': async (more) => rulesOf(await agency.post(`${UNIT}/filings/check`, review(more))),
      'from paper': async (more) =>
        rulesOf(await administrator.post(`${UNIT}/filings`, review({ receipt: receipt(), ...more }))),
      'in a signed message': async (more) => {
        const { secret } = await registerSender(api, { id: `s-${(senders += 1)}` });
        return rulesOf(await sendSigned(api, { secret, sender: `s-${senders}`, payload: sentReview(more) }));
      },
    };

    it.each(Object.keys(doors))('is refused by name %s', async (door) => {
      const refused = doors[door] as (more: object) => Promise<string[]>;
      expect(await refused(scored(55))).toEqual(['criteria[0].score score-range']);
      expect(await refused(scored(-1))).toEqual(['criteria[0].score score-range']);
      expect(await refused({ level: 'excellent', score: 12 })).toEqual(['score level-of-score']);
      expect((await refused({ level: 'good', score: 90, ...scored(41) })).sort()).toEqual([
        'criteria[0].score score-range',
        'score level-of-score',
      ]);
    });

    it('is refused in an opinion too', async () => {
      const member = await api.as(['member'], 'pct-van-xa');
      const refused = await member.post(`${UNIT}/filings`, { ...opinion, level: 'excellent', score: 12 });
      expect(rulesOf(refused)).toEqual(['score level-of-score']);
    });

    it('is known before from the form and from the campaign’s plan', async () => {
      const { body: form } = await agency.get(`${UNIT}/forms/agency-review/so-tai-chinh`);
      expect(form.criteria).toEqual([{ id: 'duties', text: expect.any(String), max: 40 }]);
      expect(form.levels[0]).toMatchObject({ id: 'excellent', from: 90 });
      const { body: plan } = await agency.get('/campaigns/c/plan');
      expect(plan.criteria[0]).toMatchObject({ max: 40 });
      expect(plan.levels).toEqual(scoredPlan.levels);
    });

    it('is taken once it fits', async () => {
      const { status } = await agency.post(
        `${UNIT}/filings`,
        review({ ...scored(40), level: 'excellent', score: 90 }),
      );
      expect(status).toBe(201);
    });
  },
);
