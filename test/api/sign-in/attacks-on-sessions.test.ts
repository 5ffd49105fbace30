import { readdirSync } from 'node:fs';
import path from 'node:path';
import request from 'supertest';
import { accessOf } from '../../../api/access/table';
import { endpoints } from '../../../api/endpoints';
import type { Endpoint } from '../../../api/http/endpoint';
import { projectRoot } from '../../../config/project-root';
import { endSessions } from '../../../use-cases/accounts/sessions';
import { PASSWORD, type Person, personWith } from '../../support/api/account';
import { type Browser, codeIn, openBrowser } from '../../support/api/browser';
import { describeApi } from '../../support/api/describe-api';
import { keepingMailer } from '../../support/api/mailboxes';
import { ask, copyOf, FOREIGN, OURS } from '../../support/api/with-cookies';
import { textOf } from '../../support/project-file';
import { until } from '../../support/until';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const STEP_MS = 30_000;

const relay = keepingMailer();
const signIn = { relay, pace: async () => undefined, codesPerClientAndHour: 1000, emailCode: 'on' as const };
const faceAt = { publicUrl: 'https://danh-gia.tinh.example', secret: 'bí mật của bộ cài đặt, 32 ký tự' };

/** Every form of the pages without a script, by the sources that take them. */
const FORMS = readdirSync(path.join(projectRoot, 'api/sign-in')).flatMap((file) =>
  [...textOf(`api/sign-in/${file}`).matchAll(/\bact\(\s*'([^']+)'/g)].map(([, form = '']) => form),
);
const PAGES = readdirSync(path.join(projectRoot, 'api/sign-in')).flatMap((file) =>
  [...textOf(`api/sign-in/${file}`).matchAll(/\bpage\(\s*'([^']+)'/g)].map(([, page = '']) => page),
);
const addressOf = ({ path: at }: Pick<Endpoint, 'path'>) => at.replaceAll(/:\w+/g, '0123456789ab');

describeApi('an attack on a session', { open: 'c', deps: () => ({ signIn, faceAt }) }, (api) => {
  let days = 0;
  beforeEach(() => {
    days += 1;
    api.advance(days * 24 * HOUR_MS);
    relay.letters.length = 0;
  });

  const another = () => openBrowser(api.app);
  const me = async (by: Browser) => (await by.get('/api/v1/me')).status;
  const api_ = (by: Browser, method: Endpoint['method'], at: string, body: object = {}) =>
    ask(api.app, by, { method, path: at }).send(body);
  const byCode = async (address: string) => {
    const browser = another();
    await browser.post('/sign-in/code', { address });
    const code = codeIn(await until(async () => relay.letters.find(({ to }) => to.email === address)));
    expect((await browser.post('/sign-in', { code })).status).toBe(303);
    return browser;
  };

  describe('by a stolen cookie', () => {
    let victim: Person;
    let steward: Person;
    let thief: Browser;
    beforeEach(async () => {
      victim = await personWith(api, ['clerk']);
      steward = await personWith(api, ['administrator']);
      thief = copyOf(victim.browser, api.app);
      expect(await me(thief)).toBe(200);
    });

    it.each<[string, () => PromiseLike<{ status: number }>]>([
      [
        'after a change of roles',
        () => api_(steward.browser, 'put', `/accounts/${victim.id}/roles`, { roles: ['it'], reason: 'x' }),
      ],
      [
        'after all roles were taken',
        () => api_(steward.browser, 'put', `/accounts/${victim.id}/roles`, { roles: [], reason: 'x' }),
      ],
      [
        'after the account was closed',
        () => api_(steward.browser, 'post', `/accounts/${victim.id}/close`, { reason: 'x' }),
      ],
      [
        'after IT ended its sessions',
        () => api_(steward.browser, 'delete', `/accounts/${victim.id}/sessions`),
      ],
      ['after the person signed out', () => victim.browser.post('/sign-out', {})],
      [
        'after the person changed the password',
        () =>
          victim.browser.post('/sign-in/new-password', {
            current: PASSWORD,
            password: 'một câu hoàn toàn mới lạ',
            repeated: 'một câu hoàn toàn mới lạ',
          }),
      ],
      [
        'after the person got new recovery codes',
        () => {
          api.advance(STEP_MS);
          return victim.browser.post('/sign-in/new-recovery-codes', { code: victim.code() });
        },
      ],
      [
        'after the person ended it from another browser',
        async () => {
          api.advance(STEP_MS);
          const other = another();
          await victim.signIn({}, other);
          return api_(other, 'post', '/me/sessions/end-others');
        },
      ],
      [
        'after a reset by two people',
        async () => {
          const second = await personWith(api, ['it']);
          await api_(steward.browser, 'post', `/accounts/${victim.id}/reset`, { reason: 'mất điện thoại' });
          return api_(second.browser, 'post', `/accounts/${victim.id}/reset/confirm`);
        },
      ],
    ])('opens nothing %s', async (_when, change) => {
      const { status } = await change();
      expect([200, 204, 303]).toContain(status);
      expect(await me(thief)).toBe(401);
    });

    it('opens nothing after the account was opened again either', async () => {
      await api_(steward.browser, 'post', `/accounts/${victim.id}/close`, { reason: 'x' });
      expect((await api_(steward.browser, 'post', `/accounts/${victim.id}/reopen`)).status).toBe(200);
      expect(await me(thief)).toBe(401);
    });

    it('opens nothing after the address was mended', async () => {
      const official = await byCode('thu-ky@thu-nghiem.example');
      const stolen = copyOf(official, api.app);
      api.advance(MINUTE_MS);
      const mended = { email: 'thu-ky-moi@thu-nghiem.example', reason: 'x' };
      expect((await api.patch('/campaigns/c/people/thu-ky', mended)).status).toBe(200);
      expect([await me(stolen), await me(official)]).toEqual([401, 401]);
    });

    it('opens nothing though it was not removed: it is of the account as it was', async () => {
      const account = await api.store.accounts.get(victim.id);
      if (account) await api.store.accounts.changeAndEnd(account);
      expect(await api.store.signIn.sessionsOf(victim.address)).toHaveLength(1);
      expect(await me(thief)).toBe(401);
    });

    it('proves nothing more without a proof, nor a form that changes password, phone or codes', async () => {
      api.advance(6 * MINUTE_MS);
      const roles = await api_(thief, 'put', `/accounts/${steward.id}/roles`, { roles: [], reason: 'x' });
      expect(roles.status).toBe(403);
      const chosen = { password: 'một câu hoàn toàn mới lạ', repeated: 'một câu hoàn toàn mới lạ' };
      for (const [form, fields] of [
        ['new-password', { ...chosen, current: 'không phải câu này đâu' }],
        ['new-factor', { current: 'không phải câu này đâu', code: '000000' }],
        ['new-recovery-codes', { code: '000000' }],
      ] as const) {
        expect([form, (await thief.post(`/sign-in/${form}`, fields)).status]).toEqual([form, 422]);
      }
    });
  });

  describe('that skips the proof', () => {
    /** Answered 404 to who has just proved who they are. */
    const reopen = (by: Browser) => api_(by, 'post', '/accounts/000000000000/reopen');
    const isAsked = async (by: Browser) => {
      const { status, body } = await reopen(by);
      return [status, body.type];
    };
    const NEEDED = [403, 'urn:cong-vu:problem:confirmation-needed'];
    const LET_THROUGH = [404, 'urn:cong-vu:problem:not-found'];

    it('is refused five minutes and a second later, and not a moment after the proof', async () => {
      const { browser } = await personWith(api);
      expect(await isAsked(browser)).toEqual(LET_THROUGH);
      api.advance(5 * MINUTE_MS);
      expect(await isAsked(browser)).toEqual(LET_THROUGH);
      api.advance(1000);
      expect(await isAsked(browser)).toEqual(NEEDED);
      expect((await api_(browser, 'post', '/me/confirm', { password: PASSWORD })).status).toBe(204);
      expect(await isAsked(browser)).toEqual(LET_THROUGH);
    });

    it('is refused for every operation that asks for a proof', async () => {
      const all = ['administrator', 'committee', 'party-body', 'clerk', 'it'] as const;
      const { browser } = await personWith(api, all);
      api.advance(6 * MINUTE_MS);
      const asking = endpoints.filter(({ operation }) => accessOf(operation).confirmed === true);
      expect(asking.length).toBeGreaterThan(15);
      const changed = await api.everything();
      for (const each of asking) {
        const { status, body } = await api_(browser, each.method, addressOf(each));
        // Where the request itself is wrong that is told first, and nothing is done either.
        expect([each.operation, [403, 422].includes(status), body.type !== undefined]).toEqual([
          each.operation,
          true,
          true,
        ]);
      }
      const now = await api.everything();
      for (const name of ['accounts', 'keys', 'senders', 'campaigns'])
        expect(now[name]).toEqual(changed[name]);
    });

    it('lets nobody guess at the proof: ten tries in a quarter of an hour, the right one too', async () => {
      const person = await personWith(api);
      const { browser } = person;
      const prove = async (proof: object) => (await api_(browser, 'post', '/me/confirm', proof)).status;
      const statuses = [];
      for (let n = 0; n < 5; n += 1) {
        statuses.push(
          await prove({ password: `lần đoán thứ ${n} của kẻ trộm` }),
          await prove({ code: '000000' }),
        );
      }
      expect(statuses).toEqual(Array.from({ length: 10 }, () => 422));
      expect(await prove({ password: PASSWORD })).toBe(429);
      const form = {
        current: PASSWORD,
        password: 'một câu hoàn toàn mới lạ',
        repeated: 'một câu hoàn toàn mới lạ',
      };
      expect((await browser.post('/sign-in/new-password', form)).status).toBe(429);
      expect((await browser.post('/sign-in/new-recovery-codes', { code: person.code() })).status).toBe(429);
      api.advance(15 * MINUTE_MS);
      expect(await prove({ password: PASSWORD })).toBe(204);
    });

    it('asks no key, which proves itself each time', async () => {
      expect((await api.post('/accounts/000000000000/reopen', {})).status).toBe(404);
    });
  });

  describe('that outlives its time', () => {
    it('ends a strong session after half an hour without use', async () => {
      const { browser } = await personWith(api);
      api.advance(30 * MINUTE_MS - 1);
      expect(await me(copyOf(browser, api.app))).toBe(200);
      await until(async () => {
        const [session] = await api.store.signIn.sessionsOf(
          (await browser.get('/api/v1/me')).body.session.person.email as string,
        );
        return session && Date.parse(session.seenAt) === api.deps.now() ? true : undefined;
      });
      api.advance(30 * MINUTE_MS);
      expect(await me(browser)).toBe(401);
    });

    it('ends a strong session after twelve hours, however much it is used', async () => {
      const { browser, address } = await personWith(api);
      const until12 = 12 * HOUR_MS - 20 * MINUTE_MS;
      for (let ms = 0; ms < until12; ms += 20 * MINUTE_MS) {
        api.advance(20 * MINUTE_MS);
        expect(await me(browser)).toBe(200);
        await until(async () => {
          const [session] = await api.store.signIn.sessionsOf(address);
          return session && Date.parse(session.seenAt) === api.deps.now() ? true : undefined;
        });
      }
      api.advance(20 * MINUTE_MS);
      expect(await me(browser)).toBe(401);
    });

    it('keeps five strong sessions of a person, the newest', async () => {
      const person = await personWith(api);
      const browsers = [person.browser];
      for (let n = 0; n < 5; n += 1) {
        api.advance(4 * MINUTE_MS);
        const browser = another();
        expect((await person.signIn({}, browser)).status).toBe(303);
        browsers.push(browser);
      }
      expect(await Promise.all(browsers.map(me))).toEqual([401, 200, 200, 200, 200, 200]);
    });
  });

  describe('from a page of another site', () => {
    it('finds the forms that there are', () => {
      expect(FORMS).toEqual(
        expect.arrayContaining(['/sign-in', '/sign-out', '/sign-in/new-password', '/sign-in/setup']),
      );
      expect(FORMS.length).toBeGreaterThanOrEqual(9);
    });

    it.each(FORMS)('POST %s does nothing, with the cookies of somebody who is signed in', async (form) => {
      const person = await personWith(api);
      const { browser } = person;
      const before = await api.everything();
      for (const from of FOREIGN) {
        const chosen = {
          current: PASSWORD,
          password: 'một câu hoàn toàn mới lạ',
          repeated: 'một câu hoàn toàn mới lạ',
        };
        const answer = await browser.post(
          form,
          { ...chosen, code: person.code(), address: 'a@b.example', link: 'x' },
          from,
        );
        expect([from, answer.status, answer.headers['set-cookie']]).toEqual([from, 403, undefined]);
      }
      const after = await api.everything();
      // But for what the audit says of it.
      expect({ ...after, audit: '' }).toEqual({ ...before, audit: '' });
      expect(await me(browser)).toBe(200);
    });

    it('changes nothing by any operation of the API', async () => {
      const { browser } = await personWith(api, ['administrator', 'committee', 'party-body', 'clerk', 'it']);
      const writing = endpoints.filter(({ method }) => method !== 'get');
      expect(writing.length).toBeGreaterThan(30);
      for (const each of writing) {
        for (const from of FOREIGN) {
          const answer = await ask(api.app, browser, {
            method: each.method,
            path: addressOf(each),
            from,
          }).send({});
          expect([each.operation, from, answer.status, answer.body.type]).toEqual([
            each.operation,
            from,
            403,
            'urn:cong-vu:problem:cross-origin',
          ]);
        }
      }
    });

    it('changes nothing by a form that passes for JSON, and by no address that is only looked at', async () => {
      const { browser } = await personWith(api, ['administrator']);
      const cookie = [...browser.cookies].map((pair) => pair.join('=')).join('; ');
      const posted = await request(api.app)
        .post('/api/v1/me/sessions/end-others')
        .set({ Cookie: cookie, 'Sec-Fetch-Site': 'cross-site', 'Content-Type': 'text/plain' })
        .send('{}');
      expect(posted.status).toBe(403);
      const before = await api.everything();
      for (const form of FORMS) {
        const looked = await browser.get(form, { 'Sec-Fetch-Site': 'cross-site' });
        expect([form, looked.status]).toEqual([form, 303]);
      }
      expect(await api.everything()).toEqual(before);
      expect(await me(browser)).toBe(200);
    });
  });

  describe('in a frame', () => {
    const shown = [
      ...PAGES.map((page) => page.replace(/:\w+/, 'x')),
      '/',
      '/viec',
      '/d/c',
      '/docs',
      '/openapi.json',
      '/livez',
      '/la',
      '/api/v1/me',
      '/api/v1/la',
    ];

    it.each(shown)('%s is shown in no page of anybody', async (at) => {
      for (const accept of ['text/html', 'application/json']) {
        const { headers } = await another().get(at, { Accept: accept });
        expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
        expect(headers['content-security-policy']).toContain("base-uri 'none'");
        expect(headers['content-security-policy']).toMatch(/default-src 'none'|object-src 'none'/);
        expect(headers['x-frame-options']).toBe('DENY');
        expect(headers['x-content-type-options']).toBe('nosniff');
        expect(headers['strict-transport-security']).toMatch(/max-age=31536000; includeSubDomains/);
        expect(headers['access-control-allow-origin']).toBeUndefined();
      }
    });
  });

  it('answers no TRACE with what was sent', async () => {
    const { browser } = await personWith(api);
    const cookie = [...browser.cookies].map((pair) => pair.join('=')).join('; ');
    for (const at of ['/', '/dang-nhap', '/sign-in', '/api/v1/me', '/docs']) {
      const answer = await request(api.app).trace(at).set('Cookie', cookie);
      expect([at, answer.status >= 400, answer.text?.includes(cookie) ?? false]).toEqual([at, true, false]);
    }
  });

  describe('by what a browser keeps', () => {
    it('finds no answer of the API, and no page that somebody sees, whatever its status', async () => {
      const { browser } = await personWith(api, ['administrator', 'committee', 'party-body', 'clerk', 'it']);
      const reading = endpoints.filter(({ method }) => method === 'get');
      for (const each of reading) {
        const answer = await browser.get(
          `/api/v1${addressOf(each).replace('/campaigns/0123456789ab', '/campaigns/c')}`,
          { ...OURS, Accept: '*/*' },
        );
        expect([each.operation, answer.status, answer.headers['cache-control']]).toEqual([
          each.operation,
          answer.status,
          'no-store',
        ]);
      }
      for (const page of PAGES.filter((each) => !each.endsWith('.js'))) {
        const { headers } = await browser.get(page.replace(/:\w+/, 'x'), OURS);
        expect([page, headers['cache-control']]).toEqual([page, 'no-store']);
      }
      const out = await browser.post('/sign-out', {});
      expect(out.headers['cache-control']).toBe('no-store');
    });

    it('finds nothing behind the cookie once somebody has signed out, also where they go back', async () => {
      const { browser } = await personWith(api, ['administrator', 'it']);
      const old = copyOf(browser, api.app);
      const left = await browser.post('/sign-out', {});
      expect([...browser.cookies.keys()]).toEqual([]);
      expect(left.headers['clear-site-data']).toBe('"storage"');
      for (const each of endpoints.filter(({ method }) => method === 'get')) {
        for (const by of [old, browser]) {
          expect([each.operation, (await by.get(`/api/v1${addressOf(each)}`, OURS)).status]).toEqual([
            each.operation,
            401,
          ]);
        }
      }
      for (const page of ['/toi/mat-khau', '/toi/ung-dung-xac-thuc', '/toi/ma-du-phong']) {
        expect([page, (await old.get(page)).status]).toEqual([page, 303]);
      }
    });

    it('finds nothing of a session that has ended elsewhere', async () => {
      const { browser, id } = await personWith(api);
      await endSessions(api.deps, { id, asker: { actor: 'thử nghiệm', isAdministrator: true } });
      expect(await me(browser)).toBe(401);
    });
  });
});
