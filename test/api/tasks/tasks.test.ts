import type { Caller } from '../../support/api/api';
import { announcement, document, opinion, receipt, review, waiver } from '../../support/api/bodies';
import { describeApi } from '../../support/api/describe-api';
import { rehearse } from '../../support/api/rehearsal';
import { failingStore } from '../../support/failing-store';

const C = '/campaigns/c';
const UNIT = `${C}/evaluations/so-y-te`;

interface Line {
  unit: { id: string };
  step: string;
  state: string;
}

describeApi('my tasks', { fresh: true, open: 'c', at: '2013-11-08T03:00:00.000Z' }, (api) => {
  let agency: Caller;
  beforeEach(async () => {
    agency = await api.as(['unit', 'reviewer'], 'so-tai-chinh');
  });

  const tasksOf = async (caller: Caller) => {
    const { status, body } = await caller.get('/tasks');
    expect(status).toBe(200);
    return body.items;
  };
  const states = async (caller: Caller) =>
    (await tasksOf(caller)).map(({ unit, step, state }: Line) => `${unit.id} ${step} ${state}`).sort();

  it('are what a party owes in each of its roles, by deadline', async () => {
    const { body } = await agency.get('/tasks');
    expect(body.now).toBe('2013-11-08T03:00:00.000Z');
    const review = {
      campaign: 'c',
      campaignTitle: expect.any(String),
      rehearsal: false,
      step: 'agency-review',
      party: 'so-tai-chinh',
      partyName: 'Sở Tài chính',
      state: 'to-do',
      late: false,
      dueAt: '2013-11-09T17:00:00.000Z',
      lastDay: '2013-11-09',
      deadlineText: expect.stringContaining('trước ngày 10/11/2013'),
      workingDaysLeft: 1,
      planNow: '2013-11-08T03:00:00.000Z',
    };
    expect(body.items).toEqual([
      { ...review, unit: { id: 'so-noi-vu', name: 'Sở Nội vụ' } },
      { ...review, unit: { id: 'so-y-te', name: 'Sở Y tế' } },
      expect.objectContaining({ step: 'self-review', unit: { id: 'so-tai-chinh', name: 'Sở Tài chính' } }),
    ]);
  });

  it('are nobody else’s', async () => {
    const reviewer = await api.as(['reviewer'], 'so-tai-chinh');
    expect(await states(reviewer)).toEqual(['so-noi-vu agency-review to-do', 'so-y-te agency-review to-do']);
    const unit = await api.as(['unit'], 'so-y-te');
    expect(await states(unit)).toEqual(['so-y-te self-review to-do']);
    const member = await api.as(['member'], 'pct-van-xa');
    expect(await states(member)).toHaveLength(2);
    expect(await states(await api.as(['reviewer'], 'van-phong-ubnd'))).toEqual([]);
    expect(await states(await api.as(['administrator']))).toEqual([]);
  });

  it('tell how far a draft is, of what has to be in it', async () => {
    const draft = {
      filing: 'nx-1',
      fields: { level: 'good', 'criteria.duties.achieved': 'đạt', 'document.number': '  ', score: '7' },
    };
    await agency.put(`${UNIT}/drafts/agency-review/so-tai-chinh`, draft).set('If-None-Match', '*');
    const [task] = (await tasksOf(agency)).filter(({ state }: Line) => state === 'drafted');
    expect(task).toMatchObject({ unit: { id: 'so-y-te' } });
    expect(task.draft).toEqual({
      savedAt: '2013-11-08T03:00:00.000Z',
      by: 'thử nghiệm',
      filled: 2,
      of: 6,
    });
    expect(JSON.stringify(task)).not.toContain('đạt');
  });

  it('are filed, announced, waived and late, each for itself', async () => {
    const filed = await agency.post(`${UNIT}/filings`, review({ id: 'nx-1' }));
    const half = (await tasksOf(agency)).find(({ state }: Line) => state === 'filed-not-announced');
    expect(half).toMatchObject({ late: false, unit: { id: 'so-y-te' } });
    expect(half.filing).toEqual({
      id: 'nx-1@so-tai-chinh',
      receipt: filed.body.receipt,
      receivedAt: '2013-11-08T03:00:00.000Z',
      timeliness: 'on-time',
    });
    await agency.post(`${UNIT}/announcements`, announcement({ id: 'tb-1' }));
    await api.post(`${C}/evaluations/so-noi-vu/waivers`, waiver('agency-review/so-tai-chinh'));
    api.setTime('2013-12-12T03:00:00.000Z');
    expect(await states(agency)).toEqual([
      'so-noi-vu agency-review waived',
      'so-tai-chinh self-review to-do',
      'so-y-te agency-review done',
    ]);
    const own = (await tasksOf(agency)).find(({ step }: Line) => step === 'self-review');
    expect(own).toMatchObject({ late: true, workingDaysLeft: -2 });
    const self = review({ id: 'bc', step: 'self-review' });
    await agency.post(`${C}/evaluations/so-tai-chinh/filings`, self);
    const done = (await tasksOf(agency)).find(({ step }: Line) => step === 'self-review');
    expect(done).toMatchObject({ state: 'done', late: true, filing: { timeliness: 'late' } });
  });

  it('know of what was filed before the read model does, and of what was voided', async () => {
    const clerk = await api.as(['clerk']);
    await clerk.post(`${UNIT}/filings`, review({ id: 'giay', receipt: receipt() }));
    expect(await states(agency)).toContain('so-y-te agency-review filed-not-announced');
    await clerk.post(`${UNIT}/filings/giay/void`, { reason: 'nhập nhầm' });
    expect(await states(agency)).toContain('so-y-te agency-review to-do');
    api.evaluations.deaf = true;
    await agency.post(`${UNIT}/filings`, review({ id: 'nx-1' }));
    expect(await states(agency)).toContain('so-y-te agency-review filed-not-announced');
  });

  it('show the filing that speaks for them: none that was voided', async () => {
    await agency.post(`${UNIT}/filings`, review({ id: 'nx-1' }));
    api.setTime('2013-11-09T03:00:00.000Z');
    const clerk = await api.as(['clerk']);
    const paper = review({ id: 'giay', receipt: receipt('2013-11-08T15:00:00+07:00') });
    await clerk.post(`${UNIT}/filings`, paper);
    const shown = async () =>
      (await tasksOf(agency)).find(({ unit }: Line) => unit.id === 'so-y-te').filing.id;
    expect(await shown()).toBe('giay');
    await clerk.post(`${UNIT}/filings/giay/void`, { reason: 'nhập nhầm' });
    expect(await shown()).toBe('nx-1@so-tai-chinh');
  });

  it('end with the freeze, but for what was done', async () => {
    const member = await api.as(['member'], 'pct-van-xa');
    await member.post(`${UNIT}/filings`, { id: 'o', ...opinion });
    api.setTime('2013-12-11T03:00:00.000Z');
    const { revision: ledgerRevision } = api.evaluations.ledger('c', 'so-y-te').state;
    const results = [{ unit: 'so-y-te', ledgerRevision }];
    await api.post(`${C}/documents`, { kind: 'synthesis', ...document, results });
    expect(await states(agency)).not.toContain('so-y-te agency-review to-do');
    expect(await states(member)).toContain('so-y-te member-opinion done');
  });

  it('are of the one campaign of a key, and of none that has ended', async () => {
    await api.open('d');
    const ofC = await api.as(['unit'], 'so-y-te', { campaign: 'c' });
    const campaigns = async (caller: Caller) =>
      (await tasksOf(caller)).map(({ campaign }: { campaign: string }) => campaign);
    expect(await campaigns(ofC)).toEqual(['c']);
    const ofAll = await api.as(['unit'], 'so-y-te');
    expect(await campaigns(ofAll)).toEqual(['c', 'd']);
    await api.store.campaigns.setState({
      campaign: 'd',
      state: 'closed',
      endedAtReal: '2013-11-08T03:00:00.000Z',
    });
    expect(await campaigns(ofAll)).toEqual(['c']);
  });

  it('are told of a rehearsal by its own clock', async () => {
    const rehearsal = await rehearse(api, { id: 'thu' });
    const [task] = await tasksOf(rehearsal.as('unit/so-y-te'));
    expect(task).toMatchObject({ campaign: 'thu', rehearsal: true, planNow: rehearsal.openedAt });
  });

  it('cost three calls of the store for a campaign, whatever there is to do', async () => {
    const { store, calls } = failingStore(api.store, { nth: 0, failing: 'before' });
    const { keys, lately } = api.store;
    const beside = api.beside({ store: { ...store, keys, lately } });
    await (await beside.as(['unit', 'reviewer', 'member'], 'so-tai-chinh')).get('/tasks');
    expect(calls()).toBe(3);
  });
});
