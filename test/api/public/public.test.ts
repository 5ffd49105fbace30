import request from 'supertest';
import { createMetricsServer } from '../../../api/metrics-server';
import { describeApi } from '../../support/api/describe-api';
import { fakeClient } from '../../support/api/evaluations';

const trial = ['temporal', 'store'];
const links = { mailbox: 'http://127.0.0.1:8025', temporalUi: 'http://127.0.0.1:8233' };

describeApi('without a key,', { deps: () => ({ trial, links }) }, (api) => {
  const get = (path: string) => request(api.app).get(path);

  describe('the first page', () => {
    it('is the face for a browser, on every address that the face has', async () => {
      const form = '/d/2013/don-vi/so-y-te/nop/agency-review/so-tai-chinh';
      for (const path of [
        '/',
        '/viec',
        form,
        '/dien-tap',
        '/dien-tap/c',
        '/toi',
        '/quan-tri/tai-khoan',
        '/quan-tri/nhat-ky',
      ]) {
        const answer = await get(path).set('Accept', 'text/html,application/xhtml+xml,*/*;q=0.8');
        expect([path, answer.status]).toEqual([path, 200]);
        expect(answer.get('content-type')).toMatch(/html/);
        expect(answer.text).toContain('<div id="page">');
      }
    });

    it('says to a program where things are, and that it is a trial', async () => {
      const answer = await get('/').set('Accept', '*/*');
      const { body } = answer;
      expect(answer.get('vary')).toContain('Accept');
      expect(body).toMatchObject({ name: 'Công vụ', mode: 'trial', trial: ['temporal', 'store'] });
      expect(body.links).toContainEqual({
        key: 'temporal',
        title: 'Temporal',
        href: 'http://127.0.0.1:8233',
      });
    });

    it('links nothing that is not there', async () => {
      const bare = api.beside({ trial: [], links: {} });
      const { body } = await request(bare.app).get('/');
      expect(body.mode).toBe('production');
      expect(body.links.map(({ key }: { key: string }) => key)).toEqual(['api', 'openapi', 'readiness']);
    });
  });

  describe('an unknown address', () => {
    const BROWSER = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

    it('is a page in Vietnamese for a browser', async () => {
      const answer = await get('/trang-la').set('Accept', BROWSER).set('Accept-Language', 'en');
      expect(answer.status).toBe(404);
      expect(answer.get('content-type')).toMatch(/html/);
      expect(answer.get('vary')).toContain('Accept');
      expect(answer.text).toMatch(/<html lang="vi">.*<h1>Không tìm thấy trang<\/h1>/s);
    });

    it('is a problem document for a program', async () => {
      for (const accept of ['*/*', 'application/json', 'application/problem+json']) {
        const answer = await get('/trang-la').set('Accept', accept);
        expect([accept, answer.status, answer.type]).toEqual([accept, 404, 'application/problem+json']);
      }
    });
  });

  describe('readiness', () => {
    it('needs the store and the workflow service', async () => {
      const answer = await get('/readyz');
      expect(answer.status).toBe(200);
      expect(answer.body).toEqual({
        ready: true,
        mode: 'trial',
        trial: ['temporal', 'store'],
        store: 'ok',
        workflows: 'ok',
        runs: 'ok',
        ended: 0,
        scanner: 'off',
        letterLinks: 'off',
        notSet: [],
      });
    });

    it('says whether letters have links, and what they lack', async () => {
      const secret = 's'.repeat(32);
      const faceAt = { publicUrl: 'https://danh-gia.tinh.example', secret };
      const linked = await request(api.beside({ faceAt, notSet: [] }).app).get('/readyz');
      expect(linked.body).toMatchObject({ ready: true, letterLinks: 'ok', notSet: [] });
      expect(linked.text).not.toContain(secret);
      const lacking = await request(api.beside({ notSet: ['PUBLIC_URL'] }).app).get('/readyz');
      expect(lacking.body).toMatchObject({ ready: true, letterLinks: 'off', notSet: ['PUBLIC_URL'] });
    });

    it('is degraded, and still given, while a workflow has ended and is not started again', async () => {
      const workflowId = 'letters/c';
      const at = '2013-10-01T00:00:00.000Z';
      const end = { workflowId, campaign: 'c', what: 'letters' as const, endedAs: 'TERMINATED' };
      await api.store.ends.notice({ ...end, _id: `${workflowId}#1`, noticedAt: at, restartedAt: null });
      const answer = await get('/readyz');
      expect(answer.status).toBe(200);
      expect(answer.body).toMatchObject({ ready: true, runs: 'degraded', ended: 1 });
      await api.store.ends.restarted({ workflowId, at });
      expect((await get('/readyz')).body).toMatchObject({ runs: 'ok', ended: 0 });
    });

    it('is answered 503 with the part that is away, while liveness is not moved by it', async () => {
      const away = api.beside({ store: { ...api.store, ping: () => Promise.reject(new Error()) } });
      const answer = await request(away.app).get('/readyz');
      expect(answer.status).toBe(503);
      expect(answer.body).toMatchObject({ ready: false, store: 'away', workflows: 'ok' });
      expect((await request(away.app).get('/livez')).status).toBe(200);
      const client = Object.assign(fakeClient(api), { withDeadline: () => Promise.reject(new Error()) });
      expect((await request(api.beside({ client }).app).get('/readyz')).body).toMatchObject({
        workflows: 'away',
      });
    });
  });

  describe('the metrics', () => {
    it('are on a port of their own, which has nothing else, and not beside the API', async () => {
      expect((await get('/metrics')).status).toBe(404);
      const server = createMetricsServer(api.deps);
      expect((await request(server).get('/')).status).toBe(404);
      expect((await request(server).post('/metrics')).status).toBe(404);
    });

    it('are there while the store is away, and say that it is', async () => {
      const campaigns = { ...api.store.campaigns, list: () => Promise.reject(new Error()) };
      const away = api.beside({ store: { ...api.store, campaigns } });
      const answer = await request(createMetricsServer(away.deps)).get('/metrics');
      expect([answer.status, answer.type]).toEqual([200, 'text/plain']);
      expect(answer.text).toContain('congvu_store_up 0');
      expect(answer.text).not.toMatch(/^congvu_(letters|evaluations)/m);
    });

    it('measure requests by route, so that ids do not become labels', async () => {
      await api.open('measured');
      await api.get('/campaigns/measured');
      await api.get('/campaigns/not-there');
      const { text } = await request(createMetricsServer(api.deps)).get('/metrics');
      expect(text).toContain('route="/api/v1/campaigns/:campaign",status="200"');
      expect(text).toContain('route="/api/v1/campaigns/:campaign",status="404"');
      expect(text).not.toContain('not-there');
    });
  });
});
