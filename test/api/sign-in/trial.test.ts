import request from 'supertest';
import { newTrialLink } from '../../../use-cases/sign-in/trial-link';
import { newCampaign } from '../../support/api/bodies';
import { openBrowser } from '../../support/api/browser';
import { describeApi } from '../../support/api/describe-api';

const MINUTE_MS = 60_000;
const signIn = { pace: async () => undefined, codesPerClientAndHour: 1000, emailCode: 'on' as const };

describeApi(
  'the link of a trial',
  { deps: () => ({ signIn: { ...signIn, trialRun: 'this-run' } }) },
  (api) => {
    const printed = (trial = 'this-run') => newTrialLink({ store: api.store, trial, now: api.deps.now });

    it('lets the administrator in, who opens a campaign', async () => {
      const browser = openBrowser(api.app);
      const link = await printed();
      expect((await browser.get(`/vao/${link}`)).text).toContain('Vào hệ thống');
      const entered = await browser.post('/sign-in/trial', { link });
      expect([entered.status, entered.headers['location']]).toEqual([303, '/']);
      const { body } = await browser.get('/api/v1/me');
      expect(body).toMatchObject({ roles: ['administrator'], session: { strength: 'strong', trial: true } });
      const opened = await request(api.app)
        .post('/api/v1/campaigns')
        .set({
          Cookie: [...browser.cookies].map((pair) => pair.join('=')).join(';'),
          'Sec-Fetch-Site': 'same-origin',
        })
        .send({ ...newCampaign, id: 'of-a-trial' });
      expect(opened.status).toBe(201);
      const audit = await api.store.audit.list({ campaign: 'of-a-trial', limit: 1 });
      expect(audit[0]?.actor).toBe('Quản trị viên (chế độ thử nghiệm)');
    });

    it('lets nobody in by being looked at', async () => {
      const browser = openBrowser(api.app);
      const link = await printed();
      await browser.get(`/vao/${link}`);
      expect((await browser.get('/api/v1/me')).status).toBe(401);
      expect((await browser.post('/sign-in/trial', { link })).status).toBe(303);
    });

    it('works once, also for several at once', async () => {
      const link = await printed();
      const all = await Promise.all(
        [1, 2, 3].map(() => openBrowser(api.app).post('/sign-in/trial', { link })),
      );
      expect(all.filter(({ status }) => status === 303)).toHaveLength(1);
      expect((await openBrowser(api.app).get(`/vao/${link}`)).status).toBe(410);
    });

    it('works for a quarter of an hour', async () => {
      const link = await printed();
      api.advance(15 * MINUTE_MS);
      expect((await openBrowser(api.app).post('/sign-in/trial', { link })).status).toBe(410);
    });

    it('of another run lets nobody in', async () => {
      const link = await printed('an-earlier-run');
      expect((await openBrowser(api.app).post('/sign-in/trial', { link })).status).toBe(410);
    });

    it('lets nobody in where letters really go out', async () => {
      const earnest = api.beside({ signIn });
      const link = await printed();
      expect((await openBrowser(earnest.app).post('/sign-in/trial', { link })).status).toBe(410);
    });

    it('lets nobody in from another machine, or through a proxy', async () => {
      const link = await printed();
      for (const from of [{ Host: 'danh-gia.tinh.example' }, { 'X-Forwarded-For': '10.0.0.7' }]) {
        const answer = await request(api.app)
          .post('/sign-in/trial')
          .set({ 'Sec-Fetch-Site': 'same-origin', ...from })
          .type('form')
          .send({ link });
        expect([from, answer.status >= 400]).toEqual([from, true]);
      }
      expect((await openBrowser(api.app).post('/sign-in/trial', { link })).status).toBe(303);
    });

    it('begins a session that ends with its run, and after half an hour without use', async () => {
      const browser = openBrowser(api.app);
      await browser.post('/sign-in/trial', { link: await printed() });
      const next = api.beside({ signIn: { ...signIn, trialRun: 'the-next-run' } });
      const cookie = [...browser.cookies].map((pair) => pair.join('=')).join(';');
      expect((await request(next.app).get('/api/v1/me').set('Cookie', cookie)).status).toBe(401);
      expect((await browser.get('/api/v1/me')).status).toBe(200);
      api.advance(30 * MINUTE_MS);
      expect((await browser.get('/api/v1/me')).status).toBe(401);
    });

    it('keeps its secret part out of the log', async () => {
      const link = await printed();
      await openBrowser(api.app).get(`/vao/${link}`);
      expect(api.log.join('')).not.toContain(link);
    });
  },
);
