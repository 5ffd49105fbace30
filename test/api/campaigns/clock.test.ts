import { newCampaign, sentReview } from '../../support/api/bodies';
import { describeApi } from '../../support/api/describe-api';
import { rehearse, type TestRehearsal } from '../../support/api/rehearsal';
import { registerSender, sendSigned } from '../../support/api/webhooks';

const CLOCK = '/campaigns/dien-tap/clock';
const OPENED = '2013-09-30T19:00:00.000Z';
const MORNING = '2013-10-01T01:00:00.000Z';
const AFTERNOON = '2013-10-01T09:30:00.000Z';
const ENDS = '2014-02-20T01:00:00.000Z';

describeApi('the clock of a rehearsal', { open: 'c', fresh: true }, (api) => {
  let played: TestRehearsal;
  beforeEach(async () => {
    played = await rehearse(api, { id: 'dien-tap' });
  });
  const set = (body: object) => api.post(CLOCK, body);
  const read = async () => (await api.get(CLOCK)).body;

  it('stands at its opening, goes to the first letters next, and ends a month after the last', async () => {
    expect(await read()).toEqual({
      state: 'runs',
      now: OPENED,
      settledThrough: '2013-09-30T18:59:59.999Z',
      next: MORNING,
      endsAt: ENDS,
    });
    expect((await api.get('/campaigns/dien-tap')).body.now).toBe(OPENED);
  });

  it('pauses where it is, steps to the next letters, and resumes', async () => {
    await played.settle(OPENED);
    expect((await set({ action: 'pause' })).body).toMatchObject({ state: 'stands', standsAt: OPENED });
    expect((await set({ action: 'step' })).body).toMatchObject({ state: 'runs', standsAt: MORNING });
    await played.settle(MORNING);
    expect(await read()).toMatchObject({ state: 'stands', now: MORNING, next: AFTERNOON });
    expect((await set({ action: 'step' })).body).toMatchObject({ state: 'runs', standsAt: AFTERNOON });
    const { body } = await set({ action: 'resume' });
    expect(body.state).toBe('runs');
    expect(body).not.toHaveProperty('standsAt');
  });

  it.each([
    ['a day, which is its beginning', '2013-11-11', '2013-11-10T17:00:00.000Z'],
    ['an instant', '2013-11-11T09:15:00+07:00', '2013-11-11T02:15:00.000Z'],
    ['its end', ENDS, ENDS],
  ])('goes to %s', async (_what, to, standsAt) => {
    expect((await set({ action: 'go', to })).body).toMatchObject({ state: 'runs', standsAt });
  });

  it.each([
    ['back', '2013-09-30'],
    ['to where it is', OPENED],
    ['beyond its end', '2014-02-21'],
  ])('does not go %s', async (_what, to) => {
    const { status, body } = await set({ action: 'go', to });
    expect(status).toBe(422);
    expect(body.errors).toMatchObject([{ field: 'to', rule: 'not-ahead' }]);
    expect(await read()).not.toHaveProperty('standsAt');
  });

  it('waits for who plays it, whatever others say, until nobody does', async () => {
    const clock = { kind: 'rehearsal', played: true };
    await api.post('/campaigns', { ...newCampaign, id: 'dang-choi', clock });
    const other = async (body: object) => (await api.post('/campaigns/dang-choi/clock', body)).body;
    expect(await other({ action: 'resume' })).toMatchObject({
      state: 'stands',
      playedThrough: '2013-09-30T18:59:59.999Z',
    });
    expect(await other({ action: 'play', through: MORNING })).toMatchObject({ state: 'runs' });
    expect(await other({ action: 'play', through: null })).not.toHaveProperty('playedThrough');
  });

  it('is told to its workflow, and noted in the audit, but for what is played', async () => {
    api.calls.signals.length = 0;
    await set({ action: 'pause' });
    await set({ action: 'play', through: MORNING });
    expect(api.calls.signals).toMatchObject([
      { workflowId: 'letters/dien-tap', signal: 'clockSet' },
      { workflowId: 'letters/dien-tap', signal: 'clockSet' },
    ]);
    const entries = await api.store.audit.list({ campaign: 'dien-tap', limit: 9 });
    expect(entries.filter(({ action }) => action === 'clock-set')).toMatchObject([{ target: 'pause' }]);
  });

  it('is not there in a real campaign', async () => {
    expect((await api.get('/campaigns/c/clock')).status).toBe(409);
    const { status, body } = await api.post('/campaigns/c/clock', { action: 'go', to: '2013-12-01' });
    expect([status, body.type]).toEqual([409, 'urn:cong-vu:problem:conflict']);
    expect(await api.store.campaigns.get('c')).toMatchObject({ clock: { kind: 'real' } });
  });

  it('cannot be set once the rehearsal has ended', async () => {
    await api.post('/campaigns/dien-tap/cancel', { reason: 'đủ rồi' });
    expect((await set({ action: 'resume' })).status).toBe(409);
    expect(await read()).toMatchObject({ state: 'ended', now: OPENED });
  });

  it.each([
    [{ action: 'rewind' }, 'action'],
    [{ action: 'go' }, 'to'],
    [{ action: 'go', to: 'hôm nay' }, 'to'],
    [{ action: 'step', to: '2013-12-01' }, 'to'],
    [{}, 'action'],
  ])('refuses to be set by %j', async (body, field) => {
    const answer = await set(body);
    expect(answer.status).toBe(422);
    expect(JSON.stringify(answer.body.errors)).toContain(field);
  });

  it('lets a system say when it filed, within the leg', async () => {
    await played.settle(AFTERNOON);
    const { secret } = await registerSender(api, { id: 'hrm', parties: ['so-tai-chinh'] });
    const send = async (filingId: string, filedAt: string) => {
      const payload = sentReview({ campaign: 'dien-tap', filingId, filedAt });
      const { status } = await sendSigned(api, { sender: 'hrm', secret, id: `msg-${filingId}`, payload });
      if (status >= 300) return status;
      const stored = await api.store.filings.get({
        campaign: 'dien-tap',
        unit: 'so-y-te',
        id: `${filingId}@sender:hrm`,
      });
      return [stored?.receivedAt, stored?.storedAt];
    };
    expect(await send('A', '2013-10-02T10:00:00+07:00')).toEqual([
      '2013-10-02T03:00:00.000Z',
      '2013-10-02T03:00:00.000Z',
    ]);
    // What was settled stays so: it is received as of then, and stored now.
    expect(await send('B', '2013-10-01T10:00:00+07:00')).toEqual(['2013-10-01T03:00:00.000Z', AFTERNOON]);
    expect(await send('C', '2013-10-03T10:00:00+07:00')).toBe(422);
  });
});
