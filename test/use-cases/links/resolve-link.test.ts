import type { CampaignState } from '../../../domain/campaign';
import type { CampaignClock } from '../../../domain/clock';
import type { Register } from '../../../domain/register';
import type { LetterLinkDocument } from '../../../store/documents/letter';
import { evaluationKey } from '../../../store/ids';
import type { Store } from '../../../store/store';
import { linkId } from '../../../use-cases/links/link-names';
import { resolveLink } from '../../../use-cases/links/resolve-link';
import { CAMPAIGN, clockAt, storeTestCampaign } from '../../fixtures/campaign';
import { Evaluation, local } from '../../fixtures/evaluation';
import { fullyStaffed, partlyStaffed } from '../../fixtures/small-register';
import { startTestStores, type TestStores } from '../../support/store';

const NOW = local('2013-11-06 09:00');
const EARLY = local('2013-11-01 09:00');
const LATE = local('2013-12-16 09:00');
const TOKEN = 'dHcxNmJ5dGVzb2ZsaW5rcw';
const REVIEW = { step: 'agency-review', party: 'so-tai-chinh' } as const;
const SELF_REVIEW = { step: 'self-review', party: 'so-y-te' } as const;

let stores: TestStores;
beforeAll(async () => {
  stores = await startTestStores();
});
afterAll(() => stores.stop());

let store: Store;
beforeEach(async () => {
  store = await stores.fresh();
});

const campaignIs = (change: { state?: CampaignState; clock?: CampaignClock; register?: Register } = {}) =>
  storeTestCampaign(store, { register: partlyStaffed, ...change });

/** As its evaluation's projector would have written it. */
async function project(evaluation: Evaluation): Promise<void> {
  const view = evaluation.view();
  const key = { campaign: CAMPAIGN, unit: view.unit.id };
  await store.evaluations.upsertIfNewer({
    ...view,
    ...key,
    unit: view.unit,
    _id: evaluationKey(key),
    open: true,
  });
}

const link = (change: Partial<LetterLinkDocument> = {}): Promise<number> =>
  store.letterLinks.insertAll([
    {
      _id: linkId(TOKEN),
      code: 'BCDFGHJK',
      letter: 'l',
      person: 'y-te',
      campaign: CAMPAIGN,
      ...SELF_REVIEW,
      units: ['so-y-te'],
      createdAt: EARLY,
      ...change,
    },
  ]);

const resolve = (asked: Parameters<typeof resolveLink>[1] = { token: TOKEN }) =>
  resolveLink({ store, now: () => Date.parse(NOW) }, asked);

describe('a link of one unit', () => {
  const standing = async () => {
    const { standing: now, openUnits, filings } = (await resolve()) ?? {};
    return { standing: now, openUnits, filings };
  };

  test('says what is asked, of whom, by when, and to whom it was written', async () => {
    await campaignIs();
    await project(new Evaluation());
    await link();
    expect(await resolve()).toMatchObject({
      campaign: { id: CAMPAIGN, state: 'open', isRehearsal: false },
      step: { id: 'self-review', title: expect.any(String) as string, what: expect.any(String) as string },
      party: { id: 'so-y-te', name: 'Sở Y tế' },
      units: [{ id: 'so-y-te', name: 'Sở Y tế', standing: 'open' }],
      person: { id: 'y-te', name: 'y-te', email: 'y-te@thu-nghiem.example' },
      deadlineText: 'trước ngày 10/12/2013 (chậm nhất hết ngày 09/12/2013)',
      dueAt: local('2013-12-10 00:00'),
      planNow: NOW,
      standing: 'open',
      openUnits: ['so-y-te'],
      filings: [],
      onlyAnnouncement: false,
      target: `/d/${CAMPAIGN}/don-vi/so-y-te/nop/self-review/so-y-te`,
    });
  });

  test('is open before its evaluation is written down', async () => {
    await campaignIs();
    await link();
    expect(await standing()).toEqual({ standing: 'open', openUnits: ['so-y-te'], filings: [] });
  });

  test('of a rehearsal says so, and what its clock shows', async () => {
    await campaignIs({ clock: clockAt(LATE) });
    await link();
    expect(await resolve()).toMatchObject({ campaign: { isRehearsal: true }, planNow: LATE });
  });

  test('is filed once it is, with the way to the filing that counts', async () => {
    await campaignIs();
    const evaluation = new Evaluation();
    evaluation.file(SELF_REVIEW, EARLY, { id: 'a' });
    evaluation.file(SELF_REVIEW, NOW, { id: 'b' });
    await project(evaluation);
    await link();
    const filings = [{ unit: 'so-y-te', filing: 'b' }];
    expect(await standing()).toEqual({ standing: 'filed', openUnits: [], filings });
    expect(await resolve()).toMatchObject({ target: `/d/${CAMPAIGN}/bien-nhan/so-y-te/b` });
  });

  test('of a review is open until it is announced', async () => {
    await campaignIs();
    const evaluation = new Evaluation();
    evaluation.file(REVIEW, EARLY, { id: 'a' });
    await project(evaluation);
    await link(REVIEW);
    const filings = [{ unit: 'so-y-te', filing: 'a' }];
    expect(await standing()).toEqual({ standing: 'open', openUnits: ['so-y-te'], filings });
    // Nothing is left to write: its receipt is where it is announced.
    const receipt = `/d/${CAMPAIGN}/bien-nhan/so-y-te/a`;
    expect(await resolve()).toMatchObject({ onlyAnnouncement: true, target: receipt });
    evaluation.announce(REVIEW, NOW);
    await project(evaluation);
    expect(await standing()).toEqual({ standing: 'filed', openUnits: [], filings });
  });

  test('leads to no filing that was entered wrongly', async () => {
    await campaignIs();
    const evaluation = new Evaluation();
    evaluation.file(SELF_REVIEW, EARLY, { id: 'a', channel: 'paper' });
    evaluation.decide('voiding', NOW, { filing: 'a' });
    await project(evaluation);
    await link();
    expect(await standing()).toEqual({ standing: 'open', openUnits: ['so-y-te'], filings: [] });
  });

  test('is waived while it is', async () => {
    await campaignIs();
    const evaluation = new Evaluation();
    evaluation.decide('waiver', EARLY, { obligation: 'self-review/so-y-te' });
    await project(evaluation);
    await link();
    expect(await standing()).toEqual({ standing: 'waived', openUnits: [], filings: [] });
    evaluation.decide('lifting', NOW, { obligation: 'self-review/so-y-te' });
    await project(evaluation);
    expect(await standing()).toMatchObject({ standing: 'open' });
  });

  test('is frozen with its dossier, with the way to what came after that', async () => {
    await campaignIs();
    const evaluation = new Evaluation();
    evaluation.decideAll(['synthesis'], LATE);
    await project(evaluation);
    await link();
    expect(await standing()).toEqual({ standing: 'frozen', openUnits: [], filings: [] });
    evaluation.file(SELF_REVIEW, LATE, { id: 'late' });
    await project(evaluation);
    const filings = [{ unit: 'so-y-te', filing: 'late' }];
    expect(await standing()).toEqual({ standing: 'frozen', openUnits: [], filings });
  });

  test('is over once the level is recognised, filed or not', async () => {
    await campaignIs();
    const evaluation = new Evaluation();
    evaluation.file(SELF_REVIEW, EARLY, { id: 'a' });
    evaluation.decideAll(['synthesis', 'remarks', 'proposal', 'recognition'], LATE);
    await project(evaluation);
    await link();
    const filings = [{ unit: 'so-y-te', filing: 'a' }];
    expect(await standing()).toEqual({ standing: 'over', openUnits: [], filings });
  });

  test('is cancelled with its campaign, before its evaluation knows', async () => {
    await campaignIs({ state: 'cancelled' });
    await project(new Evaluation());
    await link();
    expect(await standing()).toMatchObject({ standing: 'cancelled', openUnits: [] });
  });

  test('stays whoever has left the register', async () => {
    await campaignIs();
    await link({ person: 'nobody' });
    const resolved = await resolve();
    expect(resolved?.standing).toBe('open');
    expect(resolved).not.toHaveProperty('person');
  });
});

describe('a link of several units', () => {
  const both = { ...REVIEW, units: ['so-y-te', 'so-noi-vu'] };
  const reviewOf = (unit: string) => new Evaluation({ unit });

  test('is open while one of them is, and opens its party’s list with those on top', async () => {
    await campaignIs();
    const [health, home] = [reviewOf('so-y-te'), reviewOf('so-noi-vu')];
    health.file(REVIEW, EARLY, { id: 'a' });
    health.announce(REVIEW, EARLY);
    await project(health);
    await project(home);
    await link(both);
    expect(await resolve()).toMatchObject({
      units: [
        { id: 'so-y-te', standing: 'filed' },
        { id: 'so-noi-vu', standing: 'open' },
      ],
      standing: 'open',
      openUnits: ['so-noi-vu'],
      filings: [{ unit: 'so-y-te', filing: 'a' }],
      target: `/d/${CAMPAIGN}/nhan-xet?ben=so-tai-chinh&don-vi=so-y-te,so-noi-vu`,
    });
    home.decide('waiver', NOW, { obligation: 'agency-review/so-tai-chinh' });
    await project(home);
    expect(await resolve()).toMatchObject({ standing: 'filed', openUnits: [] });
  });

  test('of opinions opens the member’s sheet', async () => {
    await campaignIs();
    await link({ step: 'member-opinion', party: 'pct-van-xa', units: ['so-y-te', 'so-noi-vu'] });
    expect((await resolve())?.target).toBe(`/d/${CAMPAIGN}/y-kien?ben=pct-van-xa&don-vi=so-y-te,so-noi-vu`);
  });

  test('of more than an address takes opens the whole list', async () => {
    await campaignIs();
    const many = (n: number) => Array.from({ length: n }, (_, i) => `don-vi-${i}`);
    await link({ ...REVIEW, units: many(13) });
    expect((await resolve())?.target).toBe(`/d/${CAMPAIGN}/nhan-xet?ben=so-tai-chinh`);
    await link({ ...REVIEW, _id: linkId('other'), units: many(12) });
    expect((await resolve({ token: 'other' }))?.target).toMatch(/&don-vi=don-vi-0,.*,don-vi-11$/);
  });
});

describe('a link of a report', () => {
  const report = {
    ...REVIEW,
    page: 'overdue' as const,
    units: ['so-y-te', 'so-noi-vu'],
    person: 'nguoi',
  };
  const target = `/d/${CAMPAIGN}/qua-han?don-vi=so-y-te,so-noi-vu&buoc=agency-review`;
  const reads = async () => {
    const { standing, openUnits, target: page, isReport, needsGrant } = (await resolve()) ?? {};
    return { standing, openUnits, target: page, isReport, needsGrant };
  };

  test('opens what is overdue, whoever owes it, and is open while any of it is', async () => {
    await campaignIs();
    const [health, home] = ['so-y-te', 'so-noi-vu'].map((unit) => new Evaluation({ unit }));
    if (!health || !home) throw new Error('no evaluation');
    await project(health);
    home.decide('waiver', EARLY, { obligation: 'agency-review/so-tai-chinh' });
    await project(home);
    await link(report);
    const said = { target, isReport: true, needsGrant: true };
    expect(await reads()).toEqual({ ...said, standing: 'open', openUnits: ['so-y-te'] });
    health.decideAll(['synthesis'], LATE);
    await project(health);
    expect(await reads()).toEqual({ ...said, standing: 'waived', openUnits: [] });
  });

  test('takes no granted role where its reader is in charge', async () => {
    await campaignIs({ register: fullyStaffed });
    await link({ ...report, person: 'pho-chu-tich', party: 'so-y-te' });
    // Theirs are the units in their charge, not those that these review.
    const list = `/d/${CAMPAIGN}/qua-han?buoc=agency-review`;
    expect(await reads()).toMatchObject({ isReport: true, needsGrant: false, target: list });
  });

  test('is cancelled with its campaign', async () => {
    await campaignIs({ state: 'cancelled' });
    await link(report);
    expect(await reads()).toMatchObject({ standing: 'cancelled', openUnits: [] });
  });
});

describe('a task code', () => {
  test('leads to the same, however it is typed', async () => {
    await campaignIs();
    await link();
    expect(await resolve({ code: 'bcdf ghjk' })).toEqual(await resolve());
  });

  test('that two letters share means the newer one', async () => {
    await campaignIs();
    await link();
    await link({ _id: linkId('newer'), person: 'noi-vu', createdAt: NOW });
    expect((await resolve({ code: 'BCDF-GHJK' }))?.link.person).toBe('noi-vu');
  });
});

test('a link or a code that there is not is undefined', async () => {
  await campaignIs();
  await link();
  expect(await resolve({ token: 'x' })).toBeUndefined();
  expect(await resolve({ token: linkId(TOKEN) })).toBeUndefined();
  expect(await resolve({ code: 'ZZZZ-ZZZZ' })).toBeUndefined();
  expect(await resolve({ code: '$ne' })).toBeUndefined();
});

test('a link that is stored again stays as it was', async () => {
  await campaignIs();
  await link();
  await link({ units: [] });
  expect((await resolve())?.link.units).toEqual(['so-y-te']);
});
