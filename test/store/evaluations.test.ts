import { newState } from '../../domain/ledger/state';
import { viewOf } from '../../domain/ledger/view';
import { evaluationSpecs, plannedOpening } from '../../domain/schedule';
import type { EvaluationDocument } from '../../store/documents/evaluation';
import { CAMPAIGN, openTestCampaign } from '../fixtures/campaign';
import { plan2013 } from '../fixtures/plans';
import { fullyStaffed } from '../fixtures/small-register';
import { describeStore } from '../support/describe-store';

const accepted = {
  outcome: 'accepted',
  timeliness: 'on-time',
  lateWorkingDays: 0,
  version: 1,
  revision: 1,
} as const;

const [spec] = evaluationSpecs({
  campaign: CAMPAIGN,
  plan: plan2013,
  register: fullyStaffed,
  openedAt: plannedOpening(plan2013),
});

const evaluation = (changes: number): EvaluationDocument => {
  if (!spec) throw new Error('the fixture has a unit');
  // An id as a sender may choose it.
  const answers = [{ id: 'SYT.2013/$1', digest: 'a'.repeat(64), answer: accepted }];
  const ledger = { ...newState(spec), changes, answers };
  return { ...viewOf(spec, ledger), _id: `${CAMPAIGN}/so-y-te`, open: true, ledger };
};

describeStore('the read model of evaluations', (store) => {
  const of = { campaign: CAMPAIGN, unit: 'so-y-te' };

  test('keeps the newest view, whatever order they come in', async () => {
    const [two, three, four] = [evaluation(2), evaluation(3), evaluation(4)];
    expect(await store.evaluations.upsertIfNewer(three)).toBe(true);
    expect(await store.evaluations.upsertIfNewer(three)).toBe(false);
    expect(await store.evaluations.upsertIfNewer(two)).toBe(false);
    expect(await store.evaluations.insertFirst(two)).toBe(false);
    expect(await store.evaluations.upsertIfNewer(four)).toBe(true);
    const { ledger, ...rest } = four;
    expect(await store.evaluations.get(of)).toEqual(rest);
    expect(await store.evaluations.ledgerOf(of)).toEqual(ledger);
  });

  test('keeps the newest of views that race for the first insert', async () => {
    const views = [2, 3, 4, 5].map(evaluation);
    await Promise.all(views.map((view) => store.evaluations.upsertIfNewer(view)));
    expect((await store.evaluations.get(of))?.changes).toBe(5);
  });

  test('forgets what the newest view no longer has', async () => {
    await store.evaluations.upsertIfNewer({
      ...evaluation(2),
      synthesisAt: '2013-12-20T01:00:00.000Z',
    });
    await store.evaluations.upsertIfNewer(evaluation(3));
    expect(await store.evaluations.get(of)).not.toHaveProperty('synthesisAt');
  });

  test('counts who is behind: open, with something to settle at or before the instant', async () => {
    await openTestCampaign(store);
    const opening = '2013-10-01T01:00:00.000Z';
    expect(await store.evaluations.countBehind({ campaign: CAMPAIGN, at: opening })).toBe(4);
    expect(await store.evaluations.countBehind({ campaign: CAMPAIGN, at: '2013-10-01T00:59:59.999Z' })).toBe(
      0,
    );
    await store.evaluations.upsertIfNewer({ ...evaluation(9), nextWakeAt: null });
    expect(await store.evaluations.countBehind({ campaign: CAMPAIGN, at: opening })).toBe(3);
  });
});
