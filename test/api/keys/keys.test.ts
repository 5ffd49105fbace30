import { newCampaign, waiver } from '../../support/api/bodies';
import { describeApi } from '../../support/api/describe-api';

const Y_TE = '/campaigns/c/evaluations/so-y-te';

describeApi('a key of one campaign,', { open: 'c', fresh: true }, (api) => {
  const inC = (...roles: Parameters<typeof api.as>[0]) => api.as(roles, 'so-y-te', { campaign: 'c' });
  const end = (campaign: string, state: 'closed' | 'cancelled') =>
    api.store.campaigns.setState({ campaign, state, endedAtReal: '2013-11-08T03:00:00.000Z' });

  it('is good for that campaign alone, and is told of no other', async () => {
    await api.post('/campaigns', { ...newCampaign, id: 'other' });
    const key = await inC('unit', 'committee');
    expect((await key.get('/me')).body).toMatchObject({ campaign: 'c', party: 'so-y-te' });
    expect((await key.get(Y_TE)).status).toBe(200);
    const { body } = await key.get('/campaigns');
    expect(body.items.map(({ id }: { id: string }) => id)).toEqual(['c']);
    for (const path of ['', '/plan', '/progress', '/evaluations', '/evaluations/so-y-te']) {
      for (const id of ['other', 'none']) {
        const answer = await key.get(`/campaigns/${id}${path}`);
        expect(answer.status).toBe(403);
        expect(answer.body.errors).toMatchObject([{ field: 'campaign', rule: 'not-yours' }]);
      }
    }
    const waived = waiver('agency-review/so-noi-vu');
    expect((await key.post('/campaigns/other/evaluations/so-y-te/waivers', waived)).status).toBe(403);
  });

  it('is good for nothing beyond it, whatever its roles', async () => {
    const key = await inC('administrator', 'it');
    expect((await key.get('/campaigns/c')).status).toBe(200);
    expect((await key.get('/senders')).status).toBe(403);
    expect((await key.post('/campaigns', newCampaign)).status).toBe(403);
  });

  it.each(['closed', 'cancelled'] as const)('ends with it once that is %s, within seconds', async (state) => {
    const [key, office] = [await inC('unit'), await api.as(['administrator'])];
    expect((await key.get(Y_TE)).status).toBe(200);
    await end('c', state);
    expect((await key.get(Y_TE)).status).toBe(401);
    expect((await office.get(Y_TE)).status).toBe(200);
  });

  it('lives again where a reopening opens its campaign again', async () => {
    const key = await inC('unit');
    await end('c', 'closed');
    expect((await key.get(Y_TE)).status).toBe(401);
    await api.store.campaigns.reopen('c');
    expect((await key.get(Y_TE)).status).toBe(200);
  });

  it('of before keys had a campaign goes on until it expires', async () => {
    const old = await api.as(['unit'], 'so-y-te');
    await end('c', 'closed');
    expect((await old.get(Y_TE)).status).toBe(200);
  });
});

describeApi('who holds a key', { open: 'c' }, (api) => {
  it.each([
    ['/hold', { by: 'Chủ tịch' }, 'by'],
    ['/resume', { by: 'Chủ tịch' }, 'by'],
    ['/letters/release', { letters: [{ id: 'l', itemsDigest: 'a'.repeat(64) }], by: 'Chủ tịch' }, 'by'],
    ['/cancel', { reason: 'x', author: 'Chủ tịch' }, 'author'],
  ])('is who acts at %s, whatever is said', async (path, body, field) => {
    const answer = await api.post(`/campaigns/c${path}`, body);
    expect(answer.status).toBe(422);
    expect(answer.body.errors).toMatchObject([{ field, rule: 'unknown-field' }]);
  });

  it('needs no body to hold and resume, and is in the audit', async () => {
    for (const path of ['hold', 'resume']) {
      expect((await api.post(`/campaigns/c/${path}`, {})).status).toBe(200);
    }
    const entries = await api.store.audit.list({ campaign: 'c', limit: 9 });
    for (const action of ['sending-held', 'sending-resumed']) {
      const actor = expect.stringMatching(/^thử nghiệm \([0-9a-f]{12}\)$/);
      expect(entries).toContainEqual(expect.objectContaining({ action, actor }));
    }
  });
});
