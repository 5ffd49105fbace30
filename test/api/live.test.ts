import { Client, Connection } from '@temporalio/client';
import type { TemporalPart } from '../../embedded/parts/temporal';
import { deliveryOf } from '../../use-cases/evaluations/delivery';
import { newCampaign, review } from '../support/api/bodies';
import { describeApi } from '../support/api/describe-api';
import { startTestTemporal } from '../support/parts';
import { temporaryFolder } from '../support/temporary-folder';

const asked = { ...newCampaign, id: 'live' };

let temporal: TemporalPart;
let client: Client;
let remove: () => Promise<void>;

beforeAll(async () => {
  const folder = await temporaryFolder();
  remove = folder.remove;
  temporal = await startTestTemporal(folder.folder);
  client = new Client({ connection: await Connection.connect({ address: temporal.address }) });
});

afterAll(async () => {
  await client.connection.close();
  await temporal.stop();
  await remove();
});

describeApi(
  'with a real workflow service and no worker,',
  { deps: (store) => ({ client, delivery: deliveryOf({ client, store }) }) },
  (api) => {
    it('a campaign is opened once, however often it is asked for', async () => {
      expect((await api.post('/campaigns', asked)).status).toBe(201);
      expect((await api.post('/campaigns', asked)).status).toBe(200);
      const description = await api.deps.client.workflow.getHandle('campaign/live').describe();
      expect(description.status.name).toBe('RUNNING');
    });

    it('an evaluation is read from the read model when nobody answers', async () => {
      await api.evaluations.start('live');
      const { body } = await api.get('/campaigns/live/evaluations/so-y-te');
      expect(body.source).toBe('read-model');
    });

    it('a filing is kept and answered 202 when its evaluation is not there yet', async () => {
      const answer = await api.post('/campaigns/live/evaluations/so-y-te/filings', review({ id: 'kept' }));
      expect(answer.status).toBe(202);
      expect(answer.body.outcome).toBe('pending');
    });

    it('letters are released though there is no dispatcher to nudge', async () => {
      const answer = await api.post('/campaigns/live/letters/release', {
        letters: [{ id: 'l', itemsDigest: 'a'.repeat(64) }],
      });
      expect(answer.status).toBe(200);
    });

    it('a campaign is asked to cancel', async () => {
      const cancel = () => api.post('/campaigns/live/cancel', { reason: 'mở nhầm' });
      expect((await cancel()).status).toBe(202);
      expect((await cancel()).status).toBe(202);
    });

    it('while the service is away, a campaign is stored, answered 503, and opened by asking again', async () => {
      const nowhere = Connection.lazy({ address: '127.0.0.1:1' });
      const client = new Client({ connection: nowhere });
      const away = api.beside({ client });
      const answer = await away.post('/campaigns', { ...asked, id: 'later' });
      await nowhere.close();
      expect(answer.status).toBe(503);
      expect(answer.body).toMatchObject({ type: 'urn:cong-vu:problem:unavailable', campaign: 'later' });
      expect((await api.post('/campaigns', { ...asked, id: 'later' })).status).toBe(200);
    });

    it('a campaign that was stored and never started is cancelled at once', async () => {
      await api.post('/campaigns', asked);
      const campaign = await api.store.campaigns.get('live');
      if (!campaign) throw new Error('not stored');
      await api.store.campaigns.insert({ ...campaign, _id: 'never-started' });
      const answer = await api.post('/campaigns/never-started/cancel', { reason: 'x' });
      expect(answer.body).toEqual({ state: 'cancelled' });
    });
  },
);
