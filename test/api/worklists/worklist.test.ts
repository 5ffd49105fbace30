import type { Caller } from '../../support/api/api';
import { announcement, opinion, review, waiver } from '../../support/api/bodies';
import { describeApi } from '../../support/api/describe-api';
import { failingStore } from '../../support/failing-store';

const C = '/campaigns/c';
const WORKLIST = `${C}/worklists/agency-review/so-tai-chinh`;
const AT = '2013-11-08T03:00:00.000Z';

interface Row {
  unit: { id: string };
  state: string;
}

describeApi('the worklist of a party', { fresh: true, open: 'c', at: AT }, (api) => {
  let agency: Caller;
  beforeEach(async () => {
    agency = await api.as(['reviewer'], 'so-tai-chinh');
  });
  const evaluation = (unit: string) => `${C}/evaluations/${unit}`;
  const states = async (caller: Caller, path = WORKLIST) => {
    const { status, body } = await caller.get(path);
    expect(status).toBe(200);
    return (body.rows as Row[]).map(({ unit, state }) => `${unit.id} ${state}`);
  };

  it('has all that it owes in a step, whatever has come of it', async () => {
    const draft = { filing: 'nx-1', fields: { level: 'good', 'criteria.duties.achieved': 'đạt' } };
    const saved = await agency
      .put(`${evaluation('so-noi-vu')}/drafts/agency-review/so-tai-chinh`, draft)
      .set('If-None-Match', '*');
    const filed = await agency.post(`${evaluation('so-y-te')}/filings`, review({ id: 'nx-2' }));
    const { body } = await agency.get(WORKLIST);
    const owed = {
      late: false,
      dueAt: '2013-11-09T17:00:00.000Z',
      lastDay: '2013-11-09',
      workingDaysLeft: 1,
    };
    expect(body).toEqual({
      campaign: { id: 'c', title: expect.any(String), rehearsal: false },
      step: 'agency-review',
      party: { id: 'so-tai-chinh', name: 'Sở Tài chính' },
      planNow: AT,
      dueAt: owed.dueAt,
      deadlineText: expect.stringContaining('trước ngày 10/11/2013'),
      rows: [
        {
          unit: { id: 'so-noi-vu', name: 'Sở Nội vụ', kind: 'department' },
          state: 'drafted',
          ...owed,
          draft: { ...saved.body, filled: 2, of: 6 },
        },
        {
          unit: { id: 'so-y-te', name: 'Sở Y tế', kind: 'department', code: '000.00.13.H19' },
          state: 'filed-not-announced',
          ...owed,
          filing: {
            id: 'nx-2@so-tai-chinh',
            receipt: filed.body.receipt,
            receivedAt: AT,
            timeliness: 'on-time',
            version: 1,
            level: 'good',
            announced: false,
          },
        },
      ],
    });
  });

  it('knows what was announced, waived and late', async () => {
    api.setTime('2013-11-12T03:00:00.000Z');
    await agency.post(`${evaluation('so-y-te')}/filings`, review({ id: 'nx' }));
    await agency.post(`${evaluation('so-y-te')}/announcements`, announcement({ id: 'tb' }));
    await api.post(`${evaluation('so-noi-vu')}/waivers`, waiver('agency-review/so-tai-chinh'));
    const { body } = await agency.get(WORKLIST);
    expect(body.rows).toMatchObject([
      { state: 'waived' },
      { state: 'done', late: true, filing: { announced: true, timeliness: 'late' } },
    ]);
  });

  it('is of a member and of a unit as well, and says nothing of what others owe', async () => {
    const member = await api.as(['member'], 'pct-van-xa');
    await member.post(`${evaluation('so-y-te')}/filings`, { id: 'o', ...opinion });
    expect(await states(member, `${C}/worklists/member-opinion/pct-van-xa`)).toEqual([
      'so-noi-vu to-do',
      'so-y-te done',
    ]);
    const unit = await api.as(['unit'], 'so-y-te');
    expect(await states(unit, `${C}/worklists/self-review/so-y-te`)).toEqual(['so-y-te to-do']);
    for (const foreign of ['self-review/so-noi-vu', 'agency-review/so-y-te', 'member-opinion/pct-van-xa']) {
      expect((await unit.get(`${C}/worklists/${foreign}`)).status).toBe(403);
    }
  });

  it('is the administrator’s to read but for the drafts, and each reading is on record', async () => {
    await agency
      .put(`${evaluation('so-y-te')}/drafts/agency-review/so-tai-chinh`, {
        filing: 'nx-1',
        fields: { level: 'good', remarks: 'BÍ-MẬT' },
      })
      .set('If-None-Match', '*');
    const { body, text } = await (await api.as(['administrator'])).get(WORKLIST);
    expect(body.rows[1]).toMatchObject({ state: 'drafted', unit: { id: 'so-y-te' } });
    expect(text).not.toContain('BÍ-MẬT');
    const readings = await api.get('/audit?action=content-read');
    expect(readings.body.items).toMatchObject([{ target: 'getWorklist agency-review so-tai-chinh' }]);
  });

  it('is empty of a party that owes nothing, and there is none of a party that is not there', async () => {
    const administrator = await api.as(['administrator']);
    const none = await administrator.get(`${C}/worklists/agency-review/van-phong-ubnd`);
    expect(none.body).toMatchObject({ party: { name: 'Văn phòng UBND tỉnh' }, rows: [] });
    expect((await administrator.get(`${C}/worklists/agency-review/khong-co`)).status).toBe(404);
  });

  it('costs three calls of the store, however many units there are', async () => {
    const { store, calls } = failingStore(api.store, { nth: 0, failing: 'before' });
    const { keys, audit, lately } = api.store;
    const beside = api.beside({ store: { ...store, keys, audit, lately } });
    await (await beside.as(['reviewer'], 'so-tai-chinh')).get(WORKLIST);
    expect(calls()).toBe(3);
  });
});
