import type { Caller } from '../../support/api/api';
import { announcement, receipt, review } from '../../support/api/bodies';
import { describeApi } from '../../support/api/describe-api';

const C = '/campaigns/c';
const UNIT = `${C}/evaluations/so-y-te`;

/** A paper of the agency with its stamp. */
const paper = (id: string, more: object = {}) =>
  review({ id, receipt: receipt('2013-11-05T09:30:00+07:00'), ...more });

const { level: _level, criteria: _criteria, ...withoutContents } = review();
const awaited = (id: string, more: object = {}) => ({
  ...withoutContents,
  id,
  awaitsContent: true,
  receipt: receipt('2013-11-06T08:00:00+07:00'),
  ...more,
});

describeApi("a clerk's desk", { fresh: true, open: 'c', at: '2013-11-08T03:00:00.000Z' }, (api) => {
  let clerk: Caller;
  beforeEach(async () => {
    clerk = await api.as(['clerk']);
  });

  const papers = async (query: string) => {
    const { status, body } = await clerk.get(`${C}/papers?${query}`);
    expect(status).toBe(200);
    return body.items as Record<string, unknown>[];
  };
  const ids = async (query: string) => (await papers(query)).map(({ id }) => id);

  it('shows what was stamped on a day, in the order of the stamps, by name, and without contents', async () => {
    await clerk.post(`${UNIT}/filings`, paper('chieu', { receipt: receipt('2013-11-05T16:59:00+07:00') }));
    const self = { step: 'self-review', party: 'so-y-te', receipt: receipt('2013-11-05T00:00:00+07:00') };
    await clerk.post(`${UNIT}/filings`, paper('sang', self));
    await clerk.post(
      `${UNIT}/announcements`,
      announcement({ id: 'tb', receipt: receipt('2013-11-05T10:00:00+07:00') }),
    );
    await clerk.post(`${UNIT}/filings`, paper('hom-sau', { receipt: receipt('2013-11-06T00:00:00+07:00') }));
    const found = await papers('day=2013-11-05');
    expect(found.map(({ id }) => id)).toEqual(['sang', 'tb', 'chieu']);
    expect(found[2]).toMatchObject({
      unitName: 'Sở Y tế',
      partyName: 'Sở Tài chính',
      stamp: { stampedAt: '2013-11-05T09:59:00.000Z', documentNumber: '77/ĐẾN', clerk: 'Văn thư' },
      document: { number: '12/STC', date: '2013-10-30', signer: 'Giám đốc' },
    });
    const text = JSON.stringify(found);
    for (const confidential of ['good', 'đạt', 'revision', 'salt']) expect(text).not.toContain(confidential);
  });

  it('shows nothing that a party or a system has filed by itself', async () => {
    const agency = await api.as(['reviewer'], 'so-tai-chinh');
    await agency.post(`${UNIT}/filings`, review({ id: 'truc-tuyen' }));
    expect(await ids('day=2013-11-08')).toEqual([]);
  });

  it('shows what waits for its contents, until they are entered or the entry is voided', async () => {
    await clerk.post(`${UNIT}/filings`, awaited('cho-1'));
    await clerk.post(`${UNIT}/filings`, awaited('cho-2', { step: 'self-review', party: 'so-y-te' }));
    expect(await ids('waiting=true')).toEqual(['cho-1', 'cho-2']);
    await clerk.post(`${UNIT}/filings`, paper('noi-dung', { replaces: 'cho-1' }));
    await clerk.post(`${UNIT}/filings/cho-2/void`, { reason: 'nhập nhầm đơn vị' });
    expect(await ids('waiting=true')).toEqual([]);
    expect(await papers('day=2013-11-06')).toMatchObject([
      { id: 'cho-1', awaitsContent: true, replacedBy: 'noi-dung' },
      { id: 'cho-2', voided: { reason: 'nhập nhầm đơn vị', by: expect.any(String) } },
    ]);
  });

  it.each(['12/STC', '12 / stc', '12/S.T.C'])(
    'finds the paper that seems to be entered already, by «%s»',
    async (number) => {
      await clerk.post(`${UNIT}/filings`, paper('mot'));
      const query = (more: object) =>
        new URLSearchParams({ party: 'so-tai-chinh', number, date: '2013-10-30', ...more });
      expect(await ids(String(query({})))).toEqual(['mot']);
      expect(await ids(String(query({ date: '2013-10-31' })))).toEqual([]);
      expect(await ids(String(query({ party: 'so-noi-vu' })))).toEqual([]);
    },
  );

  it.each(['', 'day=2013-11-05&waiting=true', 'party=so-y-te&number=1', 'waiting=false', 'day=5/11/2013'])(
    'is asked one thing at a time: «%s»',
    async (query) => {
      const { status, body } = await clerk.get(`${C}/papers?${query}`);
      expect(status).toBe(422);
      expect(body.errors).not.toEqual([]);
    },
  );

  it('tells whose paper it can be, whether it has come or not', async () => {
    const { body: parties } = await clerk.get(`${C}/parties`);
    expect(parties.items).toContainEqual({ id: 'so-tai-chinh', name: 'Sở Tài chính' });
    const matters = `${C}/parties/so-tai-chinh/matters`;
    const { body: before } = await clerk.get(matters);
    expect(before.items[0]).toEqual({
      step: 'agency-review',
      unit: { id: expect.any(String), name: expect.any(String) },
    });
    expect(before.items).toContainEqual({
      step: 'self-review',
      unit: { id: 'so-tai-chinh', name: 'Sở Tài chính' },
    });
    await clerk.post(`${UNIT}/filings`, paper('mot'));
    expect((await clerk.get(matters)).body).toEqual(before);
    expect((await clerk.get(`${C}/parties/khong-co/matters`)).body).toEqual({ items: [] });
  });

  it('is told by a form what is asked, and nothing of what has come', async () => {
    await clerk.post(`${UNIT}/filings`, paper('mot'));
    const { status, body } = await clerk.get(`${UNIT}/paper-forms/agency-review/so-tai-chinh`);
    expect(status).toBe(200);
    expect(Object.keys(body).sort()).toEqual(
      [
        'campaign',
        'criteria',
        'deadlineText',
        'dueAt',
        'lastDay',
        'levels',
        'now',
        'party',
        'score',
        'step',
        'takes',
        'timeZone',
        'unit',
      ].sort(),
    );
  });
});
