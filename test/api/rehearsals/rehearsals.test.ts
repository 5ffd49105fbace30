import { PLAYER_LEASE } from '../../../use-cases/rehearsals/player';
import { newCampaign } from '../../support/api/bodies';
import { describeApi } from '../../support/api/describe-api';

const NOW = '2026-03-02T02:00:00.000Z';
const LATER = '2026-03-02T02:00:15.000Z';

describeApi('a rehearsal', { at: NOW, fresh: true }, (api) => {
  const plays = (holder: string, now = NOW, until = LATER) =>
    api.store.leases.take({ lease: PLAYER_LEASE, holder, now, until });
  const order = (more: object = {}) => api.post('/rehearsals', { ...newCampaign, ...more });
  const stateOf = async (campaign: string) => (await api.get(`/rehearsals/${campaign}`)).body.state;

  it('is refused in words where nobody plays it', async () => {
    expect((await api.get('/rehearsals')).body).toMatchObject({ isPlayed: false, items: [] });
    const { status, body } = await order();
    expect([status, body.type]).toEqual([409, 'urn:cong-vu:problem:conflict']);
    expect(body.detail).toContain('npm run rehearse');
  });

  it('is ordered once, however often the button is pressed, and shown by its campaign', async () => {
    await plays('a');
    const [first, again] = [await order({ minutes: 3 }), await order({ minutes: 3 })];
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.body).toEqual(first.body);
    expect(first.body).toMatchObject({ plan: newCampaign.plan, seed: 2013, minutes: 3, state: 'asked' });
    expect(first.body.campaign).toMatch(/-rehearsal-[0-9a-f]{8}$/);
    expect((await api.get(`/rehearsals/${first.body.campaign}`)).body).toEqual(first.body);
    expect((await api.get('/rehearsals')).body).toMatchObject({ isPlayed: true, items: [first.body] });
    const entries = await api.store.audit.list({ campaign: first.body.campaign, limit: 9 });
    expect(entries.map(({ action }) => action)).toEqual(['rehearsal-ordered']);
  });

  it('waits for no other one: it is refused, and the other is named', async () => {
    await plays('a');
    const { campaign } = (await order()).body;
    const { status, body } = await order({ seed: 7 });
    expect(status).toBe(409);
    expect(body.detail).toContain(campaign);
    await api.store.rehearsalOrders.end({ campaign, state: 'stopped', at: NOW });
    expect((await order({ seed: 7 })).status).toBe(201);
  });

  it('shows that it was interrupted once who plays it has gone', async () => {
    await plays('a');
    const { campaign } = (await order()).body;
    await api.store.rehearsalOrders.take({ campaign, player: 'a', at: NOW });
    expect(await stateOf(campaign)).toBe('playing');
    api.setTime(LATER);
    expect(await stateOf(campaign)).toBe('interrupted');
    // Another one has come, and does not go on with it.
    await plays('b', LATER, '2026-03-02T02:01:00.000Z');
    expect(await stateOf(campaign)).toBe('interrupted');
    expect((await order({ seed: 7 })).status).toBe(201);
  });

  it.each([
    ['a plan that is not there', { plan: 'khong-co' }, 'plan'],
    ['a pace of nothing', { minutes: 0 }, 'minutes'],
    ['a seed that is no number', { seed: 'x' }, 'seed'],
  ])('is refused for %s', async (_what, more, field) => {
    await plays('a');
    const { status, body } = await order(more);
    expect([status, body.errors[0].field]).toEqual([422, field]);
  });
});
