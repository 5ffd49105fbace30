import { ENDED_AT } from '../../fixtures/campaign';
import { document, newCampaign, review, sentReview } from '../../support/api/bodies';
import { describeApi } from '../../support/api/describe-api';
import { NOW, registerSender, sendSigned } from '../../support/api/webhooks';

const waiver = { obligation: 'agency-review/so-noi-vu', reason: 'mới sáp nhập', ...document };
const reopening = { reason: 'bổ sung', ...document };
const mistake = { reason: 'mở nhầm' };

describeApi('through the API,', { fresh: true, open: 'c', at: NOW }, (api) => {
  const end = (campaign: string, state: 'closed' | 'cancelled') =>
    api.store.campaigns.setState({ campaign, state, endedAtReal: ENDED_AT });

  /** All that is kept, but for when a key was last used. */
  const kept = async () => ({ ...(await api.everything()), keys: '' });

  describe('a campaign that is opened under the id of one that was cancelled by mistake', () => {
    it('is refused with its state and since when, and told to choose another id', async () => {
      await api.post('/campaigns/c/cancel', mistake);
      api.setTime('2013-11-20T00:00:00.000Z');
      const answer = await api.post('/campaigns', { ...newCampaign, id: 'c' });
      expect(answer.status).toBe(409);
      expect(answer.body).toMatchObject({
        type: 'urn:cong-vu:problem:conflict',
        campaign: 'c',
        state: 'cancelled',
        endedAt: NOW,
        detail: 'The campaign "c" was cancelled on 08/11/2013. Choose another id.',
      });
      const said = await api.post('/campaigns', { ...newCampaign, id: 'c' }).set('Accept-Language', 'vi');
      expect(said.body.detail).toBe('Đợt đánh giá "c" đã bị hủy ngày 08/11/2013; đề nghị chọn mã khác.');
      expect((await api.post('/campaigns', { ...newCampaign, id: 'c-2' })).status).toBe(201);
    });

    it('starts and stores nothing, by whatever clock it is asked for', async () => {
      await end('c', 'cancelled');
      await api.get('/campaigns/c');
      const before = await kept();
      const started = api.calls.started.length;
      const clock = { kind: 'rehearsal', minutes: 3 };
      expect((await api.post('/campaigns', { ...newCampaign, id: 'c', clock })).body.state).toBe('cancelled');
      expect((await api.post('/campaigns', { ...newCampaign, id: 'c' })).body.state).toBe('cancelled');
      expect(api.calls.started).toHaveLength(started);
      expect(await kept()).toEqual(before);
    });

    it('is refused for one that has closed, and for one whose end nobody noted', async () => {
      await end('c', 'closed');
      const closed = await api.post('/campaigns', { ...newCampaign, id: 'c' });
      expect(closed.body).toMatchObject({
        status: 409,
        state: 'closed',
        endedAt: ENDED_AT,
        detail: 'The campaign "c" was closed on 02/12/2013. Choose another id.',
      });
      await api.post('/campaigns', { ...newCampaign, id: 'old' });
      const old = await api.store.campaigns.get('old');
      const { endedAtReal: _, ...unnoted } = {
        ...old,
        _id: 'older',
        state: 'cancelled' as const,
      } as typeof old & {
        _id: string;
      };
      await api.store.campaigns.insert(unnoted as NonNullable<typeof old>);
      const again = await api.post('/campaigns', { ...newCampaign, id: 'older' });
      expect(again.body.detail).toBe('The campaign "older" was cancelled. Choose another id.');
      expect(again.body).not.toHaveProperty('endedAt');
    });

    it('closed since the last time, once it has been reopened', async () => {
      await end('c', 'closed');
      await api.store.campaigns.reopen('c');
      expect(await api.store.campaigns.get('c')).not.toHaveProperty('endedAtReal');
      await api.store.campaigns.setState({ campaign: 'c', state: 'closed', endedAtReal: NOW });
      expect(await api.store.campaigns.get('c')).toMatchObject({ endedAtReal: NOW });
    });
  });

  const unit = '/campaigns/c/evaluations/so-y-te';
  const doors: Record<string, () => Promise<{ status: number; body: object }>> = {
    'a filing': async () => api.post(`${unit}/filings`, review({ id: 'moi' })),
    'an announcement': async () => api.post(`${unit}/announcements`, { party: 'so-tai-chinh', document }),
    'a document of steps 4 and 5': async () =>
      api.post('/campaigns/c/documents', {
        kind: 'synthesis',
        ...document,
        results: [{ unit: 'so-y-te', level: 'good', ledgerRevision: 0 }],
      }),
    'a waiver': async () => api.post(`${unit}/waivers`, waiver),
    'a reopening': async () => api.post(`${unit}/reopenings`, reopening),
    'a parked filing that is assigned': async () =>
      api.post('/campaigns/c/parked/he-thong/cho/assign', { unit: 'so-y-te' }),
    'a signed message': async () =>
      sendSigned(api, { secret, payload: sentReview({ filingId: 'STC-9', campaign: 'c' }) }),
  };
  let secret: string;

  describe('what is sent into a campaign that is cancelled', () => {
    beforeEach(async () => {
      ({ secret } = await registerSender(api));
      await sendSigned(api, { secret, payload: sentReview({ filingId: 'cho', unit: 'so-y-te-cu' }) });
    });

    it.each(Object.keys(doors))('is refused, and nothing of it is kept: %s', async (door) => {
      await end('c', 'cancelled');
      const before = await kept();
      const answer = await doors[door]?.();
      expect(answer?.status).toBe(409);
      expect(answer?.body).toMatchObject({
        type: 'urn:cong-vu:problem:conflict',
        detail: 'This campaign is cancelled.',
        campaign: 'c',
        state: 'cancelled',
        endedAt: ENDED_AT,
      });
      expect(await kept()).toEqual(before);
    });

    it('is answered as it was first, where it came before the end', async () => {
      const first = await api.post(`${unit}/filings`, review({ id: 'truoc' }));
      expect(first.status).toBe(201);
      await end('c', 'cancelled');
      const again = await api.post(`${unit}/filings`, review({ id: 'truoc' }));
      expect([again.status, again.body]).toEqual([200, first.body]);
      const other = await api.post(`${unit}/filings`, review({ id: 'truoc', level: 'excellent' }));
      expect(other.body.type).toBe('urn:cong-vu:problem:content-differs');
    });
  });

  it('a campaign that has closed still takes filings', async () => {
    await end('c', 'closed');
    expect((await api.post(`${unit}/filings`, review({ id: 'muon' }))).status).toBeLessThan(300);
  });
});
