import { registerDocuments } from '../../store/register-documents';
import { CAMPAIGN, ENDED_AT, openTestCampaign, storeTestCampaign } from '../fixtures/campaign';
import { describeStore } from '../support/describe-store';

describeStore('the store:', (store) => {
  test('a campaign is opened once; opening it again gives the one that stands', async () => {
    const { document } = await openTestCampaign(store);
    const again = await store.campaigns.insert({ ...document, digest: 'other' });
    expect(again).toEqual({ stored: false, document });
  });

  test('a campaign of before rehearsals went in legs is a real one, or a rehearsal that is at its end', async () => {
    const at = (plan: string) => ({ real: '2026-11-24T00:00:00.000Z', plan });
    const points = [at('2013-10-01T00:00:00.000Z'), at('2014-01-24T01:00:00.000Z')];
    const before = (_id: string, clock: object) => storeTestCampaign(store, { _id, clock: clock as never });
    await before('that', { points: [] });
    await before('dien-tap', { points });
    const [end] = points.slice(-1).map(({ plan }) => plan);
    expect((await store.campaigns.get('that'))?.clock).toEqual({ kind: 'real' });
    const over = { kind: 'rehearsal', now: end, settledThrough: end, endsAt: end };
    expect((await store.campaigns.get('dien-tap'))?.clock).toEqual(over);
    const listed = new Map((await store.campaigns.list()).map((each) => [each._id, each.clock]));
    expect([listed.get('that'), listed.get('dien-tap')]).toEqual([{ kind: 'real' }, over]);
  });

  test('the first ending of a campaign stands', async () => {
    await openTestCampaign(store);
    expect(
      await store.campaigns.setState({ campaign: CAMPAIGN, state: 'cancelled', endedAtReal: ENDED_AT }),
    ).toBe(true);
    expect(
      await store.campaigns.setState({ campaign: CAMPAIGN, state: 'closed', endedAtReal: ENDED_AT }),
    ).toBe(false);
    expect((await store.campaigns.get(CAMPAIGN))?.state).toBe('cancelled');
  });

  test('a register is read by slices of its order, and by the names of its parties', async () => {
    await openTestCampaign(store);
    const slice = await store.register.unitsSlice({ campaign: CAMPAIGN, offset: 1, limit: 2 });
    expect(slice.map(({ unit }) => unit.id)).toEqual(['so-noi-vu', 'so-tai-chinh']);
    const parties = await store.register.partiesOf(CAMPAIGN);
    expect(parties.find(({ _id }) => _id === `${CAMPAIGN}/ban-can-su-dang`)?.name).toBe(
      'Ban cán sự Đảng UBND tỉnh',
    );
    expect(await store.register.namesOf({ campaign: CAMPAIGN, parties: ['so-y-te'] })).toEqual(
      new Map([['so-y-te', 'Sở Y tế']]),
    );
  });

  test('a refusal of an address that the person has no more marks nobody', async () => {
    await openTestCampaign(store);
    const at = '2013-10-01T01:00:00.000Z';
    const of = { campaign: CAMPAIGN, person: 'thu-ky' };
    const [from, email] = ['thu-ky@tinh.example', 'moi@tinh.example'];
    const mended = { at, by: 'x', reason: 'x', from };
    expect(await store.register.mendAddress({ ...of, email, mended })).toBe(true);
    expect(await store.register.mendAddress({ ...of, email: 'khac@tinh.example', mended })).toBe(false);
    expect(await store.register.markAddressRefused({ ...of, email: from, at, reason: '550' })).toBe(false);
    expect(await store.register.addressesRefused(CAMPAIGN)).toEqual([]);
    expect(await store.register.markAddressRefused({ ...of, email, at, reason: '550' })).toBe(true);
  });

  test('the first refusal of an address stands', async () => {
    await openTestCampaign(store);
    const email = 'thu-ky@tinh.example';
    const refusal = { campaign: CAMPAIGN, person: 'thu-ky', email, at: '2013-10-01T01:00:00.000Z' };
    expect(await store.register.markAddressRefused({ ...refusal, reason: '550' })).toBe(true);
    expect(await store.register.markAddressRefused({ ...refusal, reason: '551' })).toBe(true);
    expect(await store.register.addressesRefused(CAMPAIGN)).toMatchObject([
      { id: 'thu-ky', addressRefused: { reason: '550' } },
    ]);
  });

  test('a unit or a party is found by the code of its register, in its own campaign', async () => {
    const { document, specs } = await openTestCampaign(store);
    const [spec] = specs;
    if (!spec) throw new Error('the fixture has a unit');
    const register = {
      id: 'r',
      title: 'r',
      units: [{ ...spec.unit, code: '000.00.13.H19' }],
      parties: [{ id: 'cong-an-tinh', name: 'Công an tỉnh', code: 'H19.30' }],
      members: [],
      people: [],
      roles: [],
      reviews: [],
      opinions: [],
    };
    const campaign = 'khac';
    await store.register.insertAll(
      registerDocuments({ campaign, plan: document.plan, register, specs: [spec] }),
    );
    const code = '000.00.13.H19';
    expect(await store.register.partyOfCode({ campaign, code })).toBe(spec.unit.id);
    expect(await store.register.partyOfCode({ campaign, code: 'H19.30' })).toBe('cong-an-tinh');
    expect(await store.register.partyOfCode({ campaign: CAMPAIGN, code })).toBeNull();
  });

  test('a code is found that was stored when units alone had codes', async () => {
    const codes = [{ _id: `${CAMPAIGN}/H19.99`, campaign: CAMPAIGN, unit: 'so-y-te' }];
    await store.register.insertAll({ units: [], people: [], parties: [], codes });
    expect(await store.register.partyOfCode({ campaign: CAMPAIGN, code: 'H19.99' })).toBe('so-y-te');
  });
});
