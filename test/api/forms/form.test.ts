import type { Caller } from '../../support/api/api';
import { announcement, document, reasoned, receipt, review, waiver } from '../../support/api/bodies';
import { describeApi } from '../../support/api/describe-api';

const C = '/campaigns/c';
const UNIT = `${C}/evaluations/so-y-te`;
const FORM = `${UNIT}/forms/agency-review/so-tai-chinh`;

describeApi('a form', { fresh: true, open: 'c', at: '2013-11-08T03:00:00.000Z' }, (api) => {
  let agency: Caller;
  beforeEach(async () => {
    agency = await api.as(['reviewer'], 'so-tai-chinh');
  });

  const synthesise = async () => {
    api.setTime('2013-12-11T03:00:00.000Z');
    const { revision: ledgerRevision } = api.evaluations.ledger('c', 'so-y-te').state;
    const results = [{ unit: 'so-y-te', ledgerRevision }];
    await api.post(`${C}/documents`, { id: 'th', kind: 'synthesis', ...document, results });
  };

  it('says what is asked, of whom, by when, and what would become of it', async () => {
    const { status, body } = await agency.get(FORM);
    expect(status).toBe(200);
    expect(body).toEqual({
      now: '2013-11-08T03:00:00.000Z',
      timeZone: 'Asia/Ho_Chi_Minh',
      campaign: { id: 'c', title: expect.any(String), rehearsal: false, state: 'open' },
      unit: { id: 'so-y-te', name: 'Sở Y tế', kind: 'department' },
      party: { id: 'so-tai-chinh', name: 'Sở Tài chính' },
      step: {
        id: 'agency-review',
        number: 1,
        title: 'nhận xét, đánh giá',
        what: 'văn bản nhận xét, đánh giá',
        filingText: 'gửi văn bản về Sở Nội vụ',
      },
      dueAt: '2013-11-09T17:00:00.000Z',
      lastDay: '2013-11-09',
      deadlineText: expect.stringContaining('trước ngày 10/11/2013'),
      standing: 'open',
      ifFiledNow: { timeliness: 'on-time', lateWorkingDays: 0, version: 1, counts: true, held: false },
      criteria: [{ id: 'duties', text: expect.any(String) }],
      levels: expect.arrayContaining([{ id: 'good', name: expect.any(String) }]),
      score: { required: false, min: 0, max: 100 },
      takes: { criteria: true, remarks: true, document: true, score: true },
      announcement: { owed: true },
      filings: [],
      draft: null,
    });
  });

  it('of an opinion takes a level and remarks', async () => {
    const member = await api.as(['member'], 'pct-van-xa');
    const { body } = await member.get(`${UNIT}/forms/member-opinion/pct-van-xa`);
    const takes = { criteria: false, remarks: true, document: false, score: false };
    expect(body).toMatchObject({ takes, criteria: [], score: null, announcement: { owed: false } });
    expect(body.step).toMatchObject({ id: 'member-opinion', number: 3 });
  });

  it('tells of what was filed, announced and corrected, with the number of each receipt', async () => {
    const filed = await agency.post(`${UNIT}/filings`, review({ id: 'nx-1' }));
    const { body: first } = await agency.get(FORM);
    expect(first).toMatchObject({ standing: 'filed', announcement: { owed: true } });
    const line = { id: 'nx-1@so-tai-chinh', kind: 'filing', outcome: 'accepted', version: 1, counts: true };
    expect(first.filings).toMatchObject([{ ...line, receipt: filed.body.receipt, timeliness: 'on-time' }]);
    expect(filed.body.receipt).toMatch(/^C-\w{4}-\w{2}$/);
    const read = await agency.get(`${UNIT}/filings/nx-1`);
    expect(read.body.receipt).toBe(filed.body.receipt);

    await agency.post(`${UNIT}/announcements`, announcement({ id: 'tb-1' }));
    api.setTime('2013-11-12T03:00:00.000Z');
    const { body } = await agency.get(FORM);
    expect(body.announcement).toEqual({ owed: false, announcedAt: '2013-11-08T03:00:00.000Z' });
    expect(body.ifFiledNow).toEqual({
      timeliness: 'late',
      lateWorkingDays: 2,
      version: 2,
      counts: true,
      held: false,
    });
    expect(body.filings.map(({ kind }: { kind: string }) => kind)).toEqual(['filing', 'announcement']);
  });

  it('tells of what waits for its evaluation, which counts as filed', async () => {
    api.evaluations.deaf = true;
    await agency.post(`${UNIT}/filings`, review({ id: 'nx-1' }));
    const { body } = await agency.get(FORM);
    expect(body).toMatchObject({ standing: 'filed', ifFiledNow: { version: 2 } });
    expect(body.filings).toMatchObject([{ outcome: 'pending' }]);
  });

  it('tells that a voided entry does not count', async () => {
    await api.post(`${UNIT}/filings`, review({ id: 'giay', receipt: receipt() }));
    await api.post(`${UNIT}/filings/giay/void`, { reason: 'nhập nhầm' });
    const { body } = await agency.get(FORM);
    expect(body).toMatchObject({ standing: 'open', filings: [{ id: 'giay', voided: true }] });
  });

  it('tells that it is waived', async () => {
    await api.post(`${UNIT}/waivers`, waiver('agency-review/so-tai-chinh'));
    const { body } = await agency.get(FORM);
    expect(body).toMatchObject({ standing: 'waived', announcement: { owed: false } });
  });

  it('tells that the dossier is frozen, and then over; what comes is held, until it is reopened', async () => {
    await agency.post(`${UNIT}/filings`, review({ id: 'nx-1' }));
    await synthesise();
    const held = { timeliness: 'late', version: 2, counts: false, held: true };
    expect((await agency.get(FORM)).body).toMatchObject({ standing: 'frozen', ifFiledNow: held });
    for (const [kind, row] of [
      ['remarks', { remark: 'x' }],
      ['proposal', { level: 'good' }],
      ['recognition', { level: 'good' }],
    ] as const) {
      await api.post(`${C}/documents`, { kind, ...document, results: [{ unit: 'so-y-te', ...row }] });
    }
    expect((await agency.get(FORM)).body).toMatchObject({ standing: 'over', ifFiledNow: held });
  });

  it('tells that it is open again after a reopening', async () => {
    await synthesise();
    await agency.post(`${UNIT}/filings`, review({ id: 'nx-1' }));
    expect((await agency.get(FORM)).body.filings).toMatchObject([{ outcome: 'held' }]);
    await api.post(`${UNIT}/reopenings`, reasoned({ id: 'ml' }));
    expect((await agency.get(FORM)).body).toMatchObject({ standing: expect.stringMatching(/open|filed/) });
  });

  it('is shown to who enters paper without the draft, which is its party’s', async () => {
    const draft = `${UNIT}/drafts/agency-review/so-tai-chinh`;
    const body = { filing: 'nx-1', fields: { level: 'good' } };
    expect((await agency.put(draft, body).set('If-None-Match', '*')).status).toBe(200);
    const administrator = await api.as(['administrator']);
    const seen = await administrator.get(FORM);
    expect(seen.status).toBe(200);
    expect(seen.body).not.toHaveProperty('draft');
    expect((await administrator.get(draft)).status).toBe(403);
  });

  it.each([
    [`${UNIT}/forms/agency-review/van-phong-ubnd`, 404],
    [`${C}/evaluations/none/forms/self-review/so-y-te`, 404],
    ['/campaigns/none/evaluations/so-y-te/forms/self-review/so-y-te', 404],
    [`${UNIT}/forms/recognition/so-noi-vu`, 422],
  ])('at %s is answered %d', async (path, status) => {
    expect((await api.get(path)).status).toBe(status);
  });
});
