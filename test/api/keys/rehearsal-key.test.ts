import request from 'supertest';
import { readKey } from '../../../use-cases/keys/keys';
import { newCampaign, opinion, review, waiver } from '../../support/api/bodies';
import { describeApi } from '../../support/api/describe-api';
import { rehearse, type TestRehearsal } from '../../support/api/rehearsal';

const R = '/campaigns/dien-tap';
const Y_TE = `${R}/evaluations/so-y-te`;
const receipt = { stampedAt: '2013-09-30T20:00:00Z', documentNumber: '77/ĐẾN', clerk: 'Văn thư' };

describeApi("a rehearsal's key", { open: 'c', fresh: true }, (api) => {
  let played: TestRehearsal;
  const documentOf = (key: string) => api.store.keys.find(readKey(key)?.id ?? '');

  beforeEach(async () => {
    played = await rehearse(api, { id: 'dien-tap' });
    await played.settle('2013-10-01T09:30:00.000Z');
  });

  it('is shown once, belongs to it, and lives a month at most', async () => {
    const document = await documentOf(played.key);
    expect(document).toMatchObject({ campaign: 'dien-tap', rehearsal: true, roles: ['administrator'] });
    expect(Date.parse(document?.expiresAt ?? '') - Date.parse(document?.createdAt ?? '')).toBe(
      30 * 86_400_000,
    );
    expect((await played.as().get('/me')).body).toMatchObject({ rehearsal: true, campaign: 'dien-tap' });
    const made = await api.store.audit.list({ campaign: 'dien-tap', limit: 9 });
    expect(made).toContainEqual(expect.objectContaining({ action: 'key-created', target: document?._id }));
  });

  it('is made for no real campaign, for none that has ended, by no other than an administrator', async () => {
    const real = await api.post('/campaigns/c/rehearsal-key', {});
    expect([real.status, real.body.type]).toEqual([409, 'urn:cong-vu:problem:conflict']);
    expect((await played.as().post(`${R}/rehearsal-key`, {})).status).toBe(403);
    expect((await (await api.as(['committee'])).post(`${R}/rehearsal-key`, {})).status).toBe(403);
    await api.store.campaigns.setState({
      campaign: 'dien-tap',
      state: 'closed',
      endedAtReal: '2013-11-08T03:00:00.000Z',
    });
    expect((await api.post(`${R}/rehearsal-key`, {})).status).toBe(409);
  });

  it('is refused by every real campaign, and where it would reach beyond its own', async () => {
    for (const who of [undefined, 'committee', 'unit/so-y-te', 'reader'] as const) {
      for (const path of ['/campaigns/c', '/campaigns/c/evaluations/so-y-te', '/campaigns/c/plan']) {
        expect((await played.as(who).get(path)).status).toBe(403);
      }
    }
    const filing = await played
      .as('reviewer/so-tai-chinh')
      .post('/campaigns/c/evaluations/so-y-te/filings', review());
    expect(filing.status).toBe(403);
    expect((await played.as().post('/campaigns', newCampaign)).status).toBe(403);
    expect((await played.as('it').get('/senders')).status).toBe(403);
  });

  it('is none for a campaign on the real clock, though the store said so', async () => {
    const document = await documentOf(played.key);
    await api.store.keys.revoke({ id: document?._id ?? '', at: '2013-10-01T00:00:00.000Z' });
    const forged = { ...document, _id: 'f'.repeat(12), campaign: 'c' };
    if (document) await api.store.keys.create({ ...document, ...forged });
    const key = played.key.replace(document?._id ?? '', forged._id);
    const answer = await request(api.app).get('/api/v1/campaigns/c').set('Authorization', `Bearer ${key}`);
    expect(answer.status).toBe(401);
  });

  it('ends with its campaign', async () => {
    await api.post(`${R}/cancel`, { reason: 'đủ rồi' });
    expect((await played.as().get('/me')).status).toBe(401);
  });

  it.each([
    ['no role', 'boss'],
    ['nobody of a role', 'reviewer'],
    ['a party that is none', 'reviewer/so-none'],
    ['a person as a party', 'unit/y-te'],
    ['a party as a person', 'leader/so-y-te'],
    ['a party for a role that has none', 'committee/ubnd-tinh'],
    ['nothing', '/'],
  ])('cannot act as %s', async (_what, who) => {
    const answer = await played.as(who as 'reader').get('/me');
    expect([answer.status, answer.body.type]).toEqual([400, 'urn:cong-vu:problem:bad-header']);
  });

  it('acts as each with just their rights', async () => {
    const as = (who: Parameters<TestRehearsal['as']>[0]) => played.as(who);
    const statusOf = async (who: Parameters<TestRehearsal['as']>[0], path: string, body: object) =>
      (await as(who).post(path, body)).status;
    const filed = review({ id: 'r' });
    expect(await statusOf(undefined, `${Y_TE}/filings`, filed)).toBe(403);
    expect(await statusOf('reviewer/so-noi-vu', `${Y_TE}/filings`, filed)).toBe(403);
    expect(await statusOf('unit/so-tai-chinh', `${Y_TE}/filings`, filed)).toBe(403);
    expect(await statusOf('reviewer/so-tai-chinh', `${Y_TE}/filings`, filed)).toBe(201);
    expect(await statusOf('member/pct-van-xa', `${Y_TE}/filings`, { ...opinion, id: 'o' })).toBe(201);
    expect(await statusOf('clerk', `${Y_TE}/filings`, review({ party: 'so-noi-vu', receipt }))).toBe(201);
    expect((await as('unit/so-y-te').get(`${Y_TE}/filings/r@so-tai-chinh`)).status).toBe(404);
    expect((await as('member/pct-van-xa').get(`${Y_TE}/filings/o`)).status).toBe(200);
    expect((await as('leader/giam-doc-y-te').get(Y_TE)).status).toBe(200);
    expect((await as('leader/y-te').get(Y_TE)).status).toBe(403);
    const waived = waiver('agency-review/so-noi-vu');
    expect(await statusOf(undefined, `${Y_TE}/waivers`, waived)).toBe(403);
    expect((await as('committee').post(`${Y_TE}/waivers`, waived)).status).toBeLessThan(400);
    expect((await as('committee').get('/me')).body).toMatchObject({ roles: ['committee'], rehearsal: true });
  });

  it('plays no system: those sign their messages, in a rehearsal too', async () => {
    const filedAt = (await api.get(R)).body.now as string;
    const { status, body } = await played
      .as('reviewer/so-tai-chinh')
      .post(`${Y_TE}/filings`, review({ channel: 'system', filedAt }));
    expect(status).toBe(422);
    expect(body.errors).toMatchObject(
      ['channel', 'filedAt'].map((field) => ({ field, rule: 'unknown-field' })),
    );
  });

  it('is named in the audit by whom it plays', async () => {
    await played.as('reviewer/so-tai-chinh').post(`${Y_TE}/filings`, review({ id: 'r' }));
    await played.as().post(`${R}/hold`, {});
    const id = readKey(played.key)?.id;
    const entries = await api.store.audit.list({ campaign: 'dien-tap', limit: 9 });
    expect(entries.map(({ action, actor }) => [action, actor])).toEqual(
      expect.arrayContaining([
        ['filing-received', `diễn tập: reviewer so-tai-chinh (${id})`],
        ['sending-held', `diễn tập: administrator (${id})`],
      ]),
    );
  });

  it('has answers of its own, under one idempotency key, for each that it plays', async () => {
    const read = (who: 'reviewer/so-tai-chinh' | 'clerk', body: object) =>
      played.as(who).post(`${Y_TE}/filings`, body).set('Idempotency-Key', 'one');
    expect((await read('reviewer/so-tai-chinh', review({ id: 'r' }))).status).toBe(201);
    expect((await read('clerk', review({ party: 'so-noi-vu', receipt }))).status).toBe(201);
  });

  describe('with an instant of the plan', () => {
    // Letters went on Tuesday at 16:30, and go next on Wednesday at 16:30.
    const STATED = '2013-10-02T03:00:00.000Z';

    it('has it as now', async () => {
      const then = played.as('reviewer/so-tai-chinh', '2013-10-02T10:00:00+07:00');
      const { body } = await then.post(`${Y_TE}/filings`, review({ id: 'r' }));
      expect(body).toMatchObject({ receivedAt: STATED, storedAt: STATED });
      expect((await then.get(R)).body.now).toBe(STATED);
      expect((await then.get(`${R}/evaluations`)).body.now).toBe(STATED);
    });

    it.each([
      ['that is settled', '2013-10-01T09:30:00Z'],
      ['after the next letters', '2013-10-02T09:30:00.001Z'],
      ['without its offset', '2013-10-02T03:00:00'],
      ['that is none', 'now'],
    ])('%s is refused', async (_what, instant) => {
      const answer = await played.as(undefined, instant).get(R);
      expect([answer.status, answer.body.type]).toEqual([400, 'urn:cong-vu:problem:bad-header']);
      expect(answer.body.detail).toContain('settled');
    });

    it('is another request than without, under one idempotency key', async () => {
      const file = (instant?: string) =>
        played
          .as('reviewer/so-tai-chinh', instant)
          .post(`${Y_TE}/filings`, review({ id: 'r' }))
          .set('Idempotency-Key', 'one');
      expect((await file()).status).toBe(201);
      expect((await file()).status).toBe(201);
      expect((await file(STATED)).status).toBe(422);
    });
  });

  it.each([
    ['Act-As', 'committee'],
    ['Plan-Instant', '2013-10-02T03:00:00Z'],
  ])('alone has the header %s', async (header, value) => {
    for (const path of ['/me', '/campaigns/c', R]) {
      const answer = await api.get(path).set(header, value);
      expect([answer.status, answer.body.type]).toEqual([400, 'urn:cong-vu:problem:bad-header']);
      expect(answer.body.title).toContain(header);
    }
  });
});
