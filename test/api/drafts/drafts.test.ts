import type { Caller } from '../../support/api/api';
import { review } from '../../support/api/bodies';
import { describeApi } from '../../support/api/describe-api';
import { faultsOf } from '../../support/api/words';
import { failingStore } from '../../support/failing-store';

const UNIT = '/campaigns/c/evaluations/so-y-te';
const DRAFT = `${UNIT}/drafts/agency-review/so-tai-chinh`;
const FORM = `${UNIT}/forms/agency-review/so-tai-chinh`;
const owed = { campaign: 'c', unit: 'so-y-te', step: 'agency-review', party: 'so-tai-chinh' } as const;
const AT = '2013-11-01T03:00:00.000Z';

const saying = (text: string, more: object = {}) => ({
  filing: 'nx-1',
  fields: { level: 'good', 'criteria.duties.achieved': text },
  ...more,
});

describeApi('a draft', { fresh: true, open: 'c', at: AT }, (api) => {
  let agency: Caller;
  beforeEach(async () => {
    agency = await api.as(['reviewer'], 'so-tai-chinh');
  });

  const begin = (body: object = saying('một')) => agency.put(DRAFT, body).set('If-None-Match', '*');
  const goOn = (tag: string | undefined, body: object) => agency.put(DRAFT, body).set('If-Match', tag ?? '');

  it('is begun, gone on with, read with its form, and ended', async () => {
    expect((await agency.get(DRAFT)).status).toBe(404);
    const begun = await begin();
    const { revision } = begun.body;
    expect([begun.status, begun.get('etag')]).toEqual([200, `"${revision}"`]);
    expect(begun.body).toEqual({ ...saying('một'), revision, savedAt: AT, by: 'thử nghiệm' });
    const next = await goOn(begun.get('etag'), saying('hai'));
    expect(next.body).toMatchObject({ ...saying('hai'), revision: revision + 1 });
    const read = await agency.get(DRAFT);
    expect([read.body, read.get('etag')]).toEqual([next.body, next.get('etag')]);
    expect((await agency.get(FORM)).body.draft).toEqual(next.body);
    expect((await agency.delete(DRAFT).set('If-Match', begun.get('etag') ?? '')).status).toBe(412);
    expect((await agency.delete(DRAFT).set('If-Match', next.get('etag') ?? '')).status).toBe(204);
    expect((await agency.delete(DRAFT)).status).toBe(204);
    expect((await agency.get(FORM)).body.draft).toBeNull();
  });

  it('of two people is not taken by one from the other, who is shown what stands', async () => {
    const begun = await begin();
    const first = await goOn(begun.get('etag'), saying('của A'));
    const second = await goOn(begun.get('etag'), saying('của B'));
    expect(second.status).toBe(412);
    expect(second.body.type).toBe('urn:cong-vu:problem:precondition-failed');
    expect(second.body.current).toEqual(first.body);
    expect(second.get('etag')).toBe(first.get('etag'));
    expect((await begin(saying('của C'))).body.current).toEqual(first.body);
    expect((await agency.delete(DRAFT).set('If-Match', begun.get('etag') ?? '')).status).toBe(412);
    // Who is shown another's text reads it; who saves their own does not.
    const readings = await api.get('/audit?action=content-read');
    expect((readings.body.items as { target: string }[]).map(({ target }) => target).sort()).toEqual([
      'deleteDraft agency-review so-tai-chinh',
      'putDraft agency-review so-tai-chinh',
    ]);
    // What has not arrived at who sent it is saved all the same, and no second time.
    const again = await goOn(begun.get('etag'), saying('của A'));
    expect([again.status, again.body]).toEqual([200, first.body]);
  });

  it('that is gone is not the one that came in its place', async () => {
    const begun = await begin();
    await agency.delete(DRAFT);
    const gone = await goOn(begun.get('etag'), saying('của A'));
    expect([gone.status, gone.body.current, gone.get('etag')]).toEqual([412, null, undefined]);
    const other = await begin(saying('của B'));
    const late = await goOn(begun.get('etag'), saying('của A'));
    expect([late.status, late.body.current]).toEqual([412, other.body]);
  });

  it('is not saved unseen', async () => {
    for (const sent of [
      agency.put(DRAFT, saying('x')),
      agency.put(DRAFT, saying('x')).set('If-Match', '*'),
    ]) {
      const { status, body } = await sent;
      expect([status, body.errors]).toMatchObject([422, [{ field: 'If-Match', rule: 'required' }]]);
    }
  });

  it.each<[string, object, string, string]>([
    ['a field that no form has', { fields: { level: '', heroic: 'x' } }, 'fields.heroic', 'unknown-field'],
    ['a name from elsewhere', { fields: { constructor: 'x' } }, 'fields.constructor', 'unknown-field'],
    ['a field that is no text', { fields: { level: 7 } }, 'fields.level', 'type'],
    ['too much text', { fields: { remarks: 'ề'.repeat(90_000) } }, 'fields', 'too-big'],
    [
      'too many fields',
      { fields: Object.fromEntries(Array.from({ length: 321 }, (_, i) => [`criteria.c${i}.score`, ''])) },
      'fields',
      'too-big',
    ],
    ['no id', { filing: undefined }, 'filing', 'required'],
  ])('is refused with %s, by name', async (_what, more, field, rule) => {
    const { status, body } = await begin(saying('x', more));
    expect([status, body.errors]).toMatchObject([422, [{ field, rule }]]);
    expect(await api.store.drafts.get(owed)).toBeNull();
  });

  it('says nothing of itself in logs, in the audit or where it is refused', async () => {
    const begun = await begin(saying('BÍ-MẬT'));
    await goOn(begun.get('etag'), saying('BÍ-MẬT hai'));
    const refused = [
      await begin(saying('BÍ-MẬT', { fields: { level: 'BÍ-MẬT', heroic: 'BÍ-MẬT' } })),
      await agency.put(`${UNIT}/drafts/agency-review/so-noi-vu`, saying('BÍ-MẬT')).set('If-None-Match', '*'),
    ];
    expect(refused.map(({ status }) => status)).toEqual([422, 403]);
    for (const { text } of refused) expect(text).not.toContain('BÍ-MẬT');
    expect(api.log.join('')).not.toContain('BÍ-MẬT');
    expect(JSON.stringify(await api.store.audit.list({ campaign: 'c', limit: 1000 }))).not.toContain(
      'BÍ-MẬT',
    );
  });

  it('is of what its party owes', async () => {
    const other = await api.as(['reviewer'], 'van-phong-ubnd');
    const path = `${UNIT}/drafts/agency-review/van-phong-ubnd`;
    expect((await other.put(path, saying('x')).set('If-None-Match', '*')).status).toBe(404);
  });

  describe('and its filing:', () => {
    const file = (id: string, more: object = {}) => agency.post(`${UNIT}/filings`, review({ id, ...more }));

    it('ends with it, and with no other', async () => {
      await begin();
      await file('nx-0');
      expect((await agency.get(DRAFT)).status).toBe(200);
      await file('nx-1');
      expect((await agency.get(DRAFT)).status).toBe(404);
    });

    it('ends at the next read, if a crash was between the two', async () => {
      await begin();
      const { store } = api;
      const nowhere = { ...store.drafts, removeFiled: () => Promise.reject(new Error('crash')) };
      const crashed = api.beside({ store: { ...store, drafts: nowhere } });
      const sent = await crashed.post(`${UNIT}/filings`, review({ id: 'nx-1' }));
      expect(sent.status).toBe(201);
      expect(await store.drafts.get(owed)).not.toBeNull();
      const { body } = await agency.get(FORM);
      expect([body.standing, body.draft]).toEqual(['filed', null]);
      expect(await store.drafts.get(owed)).toBeNull();
    });

    it('stays while that is refused', async () => {
      await begin();
      expect((await file('nx-1', { level: 'heroic' })).status).toBe(422);
      expect((await agency.get(DRAFT)).status).toBe(200);
    });

    it('is not saved any more under its id; the next version has one of its own', async () => {
      await file('nx-1');
      const again = await begin();
      expect([again.status, again.body.type]).toEqual([409, 'urn:cong-vu:problem:content-differs']);
      expect((await begin(saying('hai', { filing: 'nx-2' }))).status).toBe(200);
    });

    it('keeps what another has saved since', async () => {
      const begun = await begin();
      const late = { filing: 'nx-1', storedAt: '2013-11-01T02:59:59.999Z' };
      expect(await api.store.drafts.removeFiled({ ...owed, ...late })).toBe(false);
      expect((await agency.get(DRAFT)).body).toEqual(begun.body);
    });
  });

  it('is refused in both languages', async () => {
    await agency.post(`${UNIT}/filings`, review({ id: 'nx-1' }));
    const other = await api.as(['reviewer'], 'van-phong-ubnd');
    const asked = {
      'no draft': () => agency.get(DRAFT),
      'not seen': () => agency.put(DRAFT, saying('x')),
      'seen by a header that is none': () => agency.put(DRAFT, saying('x')).set('If-None-Match', '"1"'),
      'too much': () => begin(saying('x', { fields: { remarks: 'x'.repeat(300_000) } })),
      'no field': () => begin(saying('x', { fields: { heroic: 'x' } })),
      'a filing': () => begin(),
      'nothing owed': () => other.get(`${UNIT}/forms/agency-review/van-phong-ubnd`),
      'another revision': () => goOn('"7"', saying('x', { filing: 'nx-2' })),
    };
    for (const [what, ask] of Object.entries(asked)) {
      const en = await ask().set('Accept-Language', 'en');
      const vi = await ask().set('Accept-Language', 'vi');
      const said = ({
        body,
      }: {
        body: { title: string; detail?: string; errors?: { message: string }[] };
      }) => [body.title, body.detail ?? [], ...(body.errors ?? []).map(({ message }) => message)];
      const pairs = said(en).flatMap((text, i) =>
        text.length === 0 ? [] : faultsOf({ en: text, vi: said(vi)[i] }),
      );
      expect({ what, status: en.status, faults: pairs }).toEqual({
        what,
        status: expect.any(Number),
        faults: [],
      });
      expect(en.status).toBeGreaterThanOrEqual(400);
    }
  });

  it('of a cancelled campaign is not gone on with', async () => {
    const begun = await begin();
    const ledger = api.evaluations.ledger('c', 'so-y-te');
    ledger.cancel(AT);
    await api.store.campaigns.setState({ campaign: 'c', state: 'cancelled', endedAtReal: AT });
    const row = await api.store.evaluations.get({ campaign: 'c', unit: 'so-y-te' });
    if (!row) throw new Error('no evaluation');
    await api.store.evaluations.upsertIfNewer({ ...row, status: 'cancelled', open: false, changes: 1000 });
    expect((await goOn(begun.get('etag'), saying('hai'))).status).toBe(409);
    expect((await agency.get(FORM)).body).toMatchObject({ standing: 'cancelled', ifFiledNow: null });
  });

  it('is saved with three calls of the store, and its form is read with five', async () => {
    const counted = async (ask: (caller: Caller) => Promise<unknown>) => {
      const { store, calls } = failingStore(api.store, { nth: 0, failing: 'before' });
      // Who asks, and in which campaign, is remembered.
      const beside = api.beside({ store: { ...store, lately: api.store.lately, keys: api.store.keys } });
      await ask(await beside.as(['reviewer'], 'so-tai-chinh'));
      return calls();
    };
    const begun = await begin();
    const tag = begun.get('etag') ?? '';
    expect(
      await counted((caller) => caller.put(DRAFT, saying('hai')).set('If-Match', tag)),
    ).toBeLessThanOrEqual(3);
    await agency.post(`${UNIT}/filings`, review({ id: 'other' }));
    expect(await counted((caller) => caller.get(FORM))).toBeLessThanOrEqual(5);
  });
});
