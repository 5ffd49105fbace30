import type { Caller } from '../../support/api/api';
import { announcement, opinion, review } from '../../support/api/bodies';
import { describeApi } from '../../support/api/describe-api';
import { failingStore } from '../../support/failing-store';

const C = '/campaigns/c';
const AT = '2013-11-08T03:00:00.000Z';

describeApi('many at once', { fresh: true, open: 'c', at: AT }, (api) => {
  let agency: Caller;
  beforeEach(async () => {
    agency = await api.as(['reviewer'], 'so-tai-chinh');
  });
  const { document: _own, ...said } = review() as Record<string, unknown>;
  const item = (unit: string, more: object = {}) => ({ ...said, id: `nx-${unit}`, unit, ...more });
  const shared = { number: '90/STC', date: '2013-11-07', signer: 'Giám đốc' };
  const file = (items: object[], more: object = { document: shared }) =>
    agency.post(`${C}/filings`, { items, ...more });
  const stored = (unit: string) => api.store.filings.byEvaluation({ campaign: 'c', unit });
  const content = async (unit: string) =>
    (await agency.get(`${C}/evaluations/${unit}/filings/nx-${unit}`)).body.content;

  it('are filed by one document, each with its own receipt', async () => {
    const { status, body } = await file([item('so-y-te'), item('so-noi-vu')]);
    expect(status).toBe(200);
    const row = {
      outcome: 'accepted',
      receivedAt: AT,
      timeliness: 'on-time',
      lateWorkingDays: 0,
      version: 1,
      receipt: expect.stringMatching(/^C-/),
    };
    expect(body.rows).toEqual([
      { unit: 'so-y-te', id: 'nx-so-y-te@so-tai-chinh', ...row },
      { unit: 'so-noi-vu', id: 'nx-so-noi-vu@so-tai-chinh', ...row },
    ]);
    expect(body.rows[0].receipt).not.toBe(body.rows[1].receipt);
    expect(await content('so-y-te')).toMatchObject({ document: shared, level: 'good' });
  });

  it('keep a document of their own', async () => {
    const own = { number: '91/STC', date: '2013-11-08', signer: 'Phó Giám đốc' };
    await file([item('so-y-te', { document: own }), item('so-noi-vu')]);
    expect((await content('so-y-te')).document).toEqual(own);
    expect((await content('so-noi-vu')).document).toEqual(shared);
  });

  it('end their drafts', async () => {
    const path = `${C}/evaluations/so-y-te/drafts/agency-review/so-tai-chinh`;
    const draft = { filing: 'nx-so-y-te', fields: { level: 'good' } };
    await agency.put(path, draft).set('If-None-Match', '*');
    await file([item('so-y-te')]);
    expect((await agency.get(path)).status).toBe(404);
  });

  it('are the same rows again under the same ids, and other contents are told from them', async () => {
    const first = await file([item('so-y-te'), item('so-noi-vu')]);
    const again = await file([item('so-y-te'), item('so-noi-vu', { level: 'excellent' })]);
    expect(again.status).toBe(207);
    expect(again.body.rows[0]).toEqual(first.body.rows[0]);
    expect(again.body.rows[1]).toMatchObject({ outcome: 'refused', problem: { type: 'content-differs' } });
    expect([(await stored('so-y-te')).length, (await stored('so-noi-vu')).length]).toEqual([1, 1]);
  });

  it('have ids of ours under a key, and the same ones again', async () => {
    const anonymous = [item('so-y-te', { id: undefined }), item('so-noi-vu', { id: undefined })];
    const send = () => file(anonymous).set('Idempotency-Key', 'mot-lan');
    const [first, again] = [await send(), await send()];
    expect(again.body).toEqual(first.body);
    expect(await stored('so-y-te')).toHaveLength(1);
  });

  it('fail each by itself, with all that is wrong by field, in both languages', async () => {
    const { status, body } = await file(
      [
        item('so-noi-vu'),
        item('so-y-te', { level: 'heroic', remarks: 'x\u202ey' }),
        item('van-phong-ubnd'),
        item('khong-co'),
        item('so-tai-chinh'),
        item('so-xay-dung', { receipt: {} }),
      ],
      {},
    );
    expect(status).toBe(207);
    const told = (body.rows as { outcome: string; problem?: { type: string }; errors?: object[] }[]).map(
      ({ outcome, problem, errors }) => [
        outcome,
        problem?.type,
        errors?.map((each) => `${Reflect.get(each, 'field')} ${Reflect.get(each, 'rule')}`).sort(),
      ],
    );
    expect(told).toEqual([
      ['refused', 'invalid', ['document required']],
      ['refused', 'invalid', ['document required', 'level unknown-level', 'remarks forbidden-character']],
      ['refused', 'invalid', ['document required']],
      ['refused', 'not-found', undefined],
      ['refused', 'invalid', ['document required']],
      ['refused', 'invalid', ['receipt unknown-field']],
    ]);
    expect(body.rows[0].errors[0].message).toEqual({ en: expect.any(String), vi: expect.any(String) });
    expect(await stored('so-noi-vu')).toEqual([]);
  });

  it('are the party’s own, of its own step, all of them', async () => {
    for (const [at, foreign] of [
      [1, item('so-noi-vu', { party: 'so-noi-vu' })],
      [1, { ...opinion, party: 'so-tai-chinh', unit: 'so-noi-vu' }],
    ] as const) {
      const { status, body } = await file([item('so-y-te'), foreign]);
      expect([status, body.errors[0].rule]).toEqual([403, 'not-yours']);
      expect(body.errors[0].field).toMatch(new RegExp(`^items\\[${at}\\]\\.(party|step)$`));
    }
    expect(await stored('so-y-te')).toEqual([]);
    const member = await api.as(['member'], 'pct-van-xa');
    const opinions = ['so-y-te', 'so-noi-vu'].map((unit) => ({ ...opinion, unit, id: 'o' }));
    expect((await member.post(`${C}/filings`, { items: opinions })).status).toBe(200);
    const administrator = await api.as(['administrator', 'clerk']);
    expect((await administrator.post(`${C}/filings`, { items: [item('so-y-te')] })).status).toBe(403);
  });

  it('are refused as a whole without a unit, with a unit twice, or where there are too many', async () => {
    for (const [items, error] of [
      [[item('so-y-te', { unit: undefined })], { field: 'items[0].unit', rule: 'required' }],
      [[item('so-y-te'), item('so-y-te')], { field: 'items[1].unit', rule: 'duplicate' }],
      [[], { field: 'items', rule: 'too-small' }],
      [Array.from({ length: 201 }, (_, i) => item(`x-${i}`)), { field: 'items', rule: 'too-big' }],
    ] as const) {
      const { status, body } = await file([...items]);
      expect([status, body.errors]).toMatchObject([422, [error]]);
    }
    const elsewhere = await agency.post('/campaigns/none/filings', { items: [item('so-y-te')] });
    expect(elsewhere.status).toBe(404);
  });

  it('tell which were not stored while the store was away, and fail as one where none was', async () => {
    const { store } = failingStore(api.store, { nth: 0, failing: 'before' });
    const away = (units: string[]) =>
      api.beside({
        store: {
          ...api.store,
          filings: {
            ...api.store.filings,
            insert: (each) =>
              units.includes(each.unit)
                ? Promise.reject(Object.assign(new Error('away'), { name: 'MongoNetworkError' }))
                : store.filings.insert(each),
          },
        },
      });
    const send = async (units: string[]) =>
      (await away(units).as(['reviewer'], 'so-tai-chinh')).post(`${C}/filings`, {
        document: shared,
        items: [item('so-y-te'), item('so-noi-vu')],
      });
    const one = await send(['so-y-te']);
    expect([one.status, one.get('retry-after')]).toEqual([207, '10']);
    expect(one.body.rows).toMatchObject([
      { outcome: 'refused', problem: { type: 'unavailable' } },
      { outcome: 'accepted' },
    ]);
    expect((await send(['so-y-te', 'so-noi-vu'])).status).toBe(503);
  });

  it('are pending while their evaluations do not answer', async () => {
    api.evaluations.deaf = true;
    const { status, body, headers } = await file([item('so-y-te')]);
    api.evaluations.deaf = false;
    expect([status, headers['retry-after']]).toEqual([200, '10']);
    expect(body.rows).toMatchObject([{ outcome: 'pending', id: 'nx-so-y-te@so-tai-chinh' }]);
  });

  describe('announcements', () => {
    const announce = (units: string[], more: object = {}) =>
      agency.post(`${C}/announcements`, { ...announcement({ units }), ...more });

    it('are made by one document, at one address, and again are the same', async () => {
      await file([item('so-y-te'), item('so-noi-vu')]);
      const url = 'https://so-tai-chinh.example/thong-bao';
      const first = await announce(['so-y-te', 'so-noi-vu'], { url });
      expect(first.status).toBe(200);
      expect(first.body.rows).toMatchObject([
        { unit: 'so-y-te', outcome: 'accepted' },
        { unit: 'so-noi-vu', outcome: 'accepted' },
      ]);
      expect((await announce(['so-y-te', 'so-noi-vu'], { url })).body).toEqual(first.body);
      const kinds = (await stored('so-y-te')).map(({ kind }) => kind).sort();
      expect(kinds).toEqual(['announcement', 'filing']);
      const { body } = await agency.get(`${C}/worklists/agency-review/so-tai-chinh`);
      expect(body.rows).toMatchObject([{ state: 'done' }, { state: 'done' }]);
    });

    it('fail each by itself', async () => {
      const { status, body } = await announce(['so-y-te', 'van-phong-ubnd', 'khong-co']);
      expect(status).toBe(207);
      expect(body.rows).toMatchObject([
        { outcome: 'accepted' },
        { outcome: 'refused' },
        { outcome: 'refused', problem: { type: 'not-found' } },
      ]);
    });

    it('are the party’s own, of each unit once', async () => {
      expect((await announce(['so-y-te'], { party: 'so-noi-vu' })).status).toBe(403);
      const twice = await announce(['so-y-te', 'so-noi-vu', 'so-y-te']);
      expect([twice.status, twice.body.errors]).toMatchObject([
        422,
        [{ field: 'units[2]', rule: 'duplicate' }],
      ]);
    });
  });
});
