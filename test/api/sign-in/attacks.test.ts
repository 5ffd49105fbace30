import type { ApiDeps } from '../../../api/deps';
import { returnPath } from '../../../api/sign-in/return-path';
import { newAccount } from '../../../use-cases/accounts/account-of';
import { hashPassword, isPassword, passwordFault } from '../../../use-cases/accounts/password';
import { codeOf, invited, keyIn, PASSWORD, personWith } from '../../support/api/account';
import { NO_LIMITS } from '../../support/api/api';
import { type Browser, codeIn, openBrowser } from '../../support/api/browser';
import { describeApi } from '../../support/api/describe-api';
import { keepingMailer } from '../../support/api/mailboxes';
import { ask, copyOf, OURS } from '../../support/api/with-cookies';
import { until } from '../../support/until';

const ADDRESS = 'tai-chinh@thu-nghiem.example';
const STRANGER = 'khong-ai@thu-nghiem.example';
const MINUTE_MS = 60_000;
const STEP_MS = 30_000;
const DAY_MS = 86_400_000;

const relay = keepingMailer();
const signIn = { relay, pace: async () => undefined, codesPerClientAndHour: 1000, emailCode: 'on' as const };

describeApi('an attack on signing in', { open: 'c', deps: () => ({ signIn }) }, (api) => {
  let days = 0;
  beforeEach(() => {
    // Each on a day of its own, since tries are counted by the hour.
    days += 1;
    api.advance(days * DAY_MS);
    relay.letters.length = 0;
  });

  const another = (app = api.app) => openBrowser(app);
  const me = (by: Browser) => by.get('/api/v1/me');
  const sessionIn = (browser: Browser) => browser.cookies.get('__Host-cv');

  /** Asks for a code; resolves to what the letter has. */
  const codeFor = async (browser: Browser, form: Record<string, string> = { address: ADDRESS }) => {
    const before = relay.letters.length;
    await browser.post('/sign-in/code', form);
    return codeIn(await until(async () => relay.letters[before]));
  };
  const byCode = async (browser = another()) => {
    await browser.post('/sign-in', { code: await codeFor(browser) });
    return browser;
  };
  const strong = async (
    ...given: Parameters<typeof personWith> extends [unknown, ...infer R] ? R : never
  ) => {
    const person = await personWith(api, ...given);
    // The first code of the phone was for the setup.
    api.advance(STEP_MS);
    return person;
  };

  describe('by a session that was planted', () => {
    it('by a code: the browser gets another one, and the planted one ends', async () => {
      const thief = await byCode();
      const victim = copyOf(thief, api.app);
      await byCode(victim);
      expect((await me(victim)).status).toBe(200);
      expect(sessionIn(victim)).not.toBe(sessionIn(thief));
      expect((await me(thief)).status).toBe(401);
    });

    it('by a password: a secret that nobody was given is not taken over', async () => {
      const person = await strong();
      const victim = another();
      (victim.cookies as Map<string, string>).set('__Host-cv', 'x'.repeat(43));
      const thief = copyOf(victim, api.app);
      expect((await person.signIn({}, victim)).status).toBe(303);
      expect(sessionIn(victim)).not.toBe('x'.repeat(43));
      expect((await me(thief)).status).toBe(401);
    });

    it('by a proof: the session that has proved more is the one that was proved, and no other', async () => {
      const person = await strong();
      const other = another();
      await person.signIn({}, other);
      api.advance(6 * MINUTE_MS);
      const code = person.code();
      const path = '/me/confirm';
      expect((await ask(api.app, other, { method: 'post', path }).send({ code })).status).toBe(204);
      const reopen = { method: 'post', path: '/accounts/000000000000/reopen' } as const;
      expect((await ask(api.app, person.browser, reopen)).body.type).toMatch(/:confirmation-needed$/);
      expect((await ask(api.app, other, reopen)).body.type).toMatch(/:not-found$/);
    });
  });

  describe('by what was used already', () => {
    it('takes a code of the authenticator for one thing alone, whatever it is shown for', async () => {
      const person = await strong();
      const code = person.code();
      expect((await person.signIn({ code }, another())).status).toBe(303);
      const confirm = { method: 'post', path: '/me/confirm' } as const;
      expect((await ask(api.app, person.browser, confirm).send({ code })).status).toBe(422);
      expect((await person.browser.post('/sign-in/new-recovery-codes', { code })).status).toBe(422);
      api.advance(STEP_MS);
      const next = person.code();
      expect((await ask(api.app, person.browser, confirm).send({ code: next })).status).toBe(204);
      expect((await person.signIn({ code: next }, another())).status).toBe(422);
    });

    it('takes a code of the authenticator once, of two processes too', async () => {
      const person = await strong();
      const processes = [api, api.beside({}), api.beside({})];
      const code = person.code();
      const answers = await Promise.all(processes.map(({ app }) => person.signIn({ code }, another(app))));
      expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([303, 422, 422]);
      api.advance(STEP_MS);
      expect((await person.signIn({ code }, another(processes[2]?.app))).status).toBe(422);
    });

    it('takes the code that set an authenticator up for nothing else', async () => {
      const person = await personWith(api);
      const code = person.code();
      expect((await person.signIn({ code }, another())).status).toBe(422);
      expect((await person.browser.post('/sign-in/new-recovery-codes', { code })).status).toBe(422);
    });

    it('opens nothing with a setup link that has set an account up, nor with one that a newer one replaced', async () => {
      const { account, link } = await invited(api);
      const browser = another();
      const key = keyIn((await browser.get(`/thiet-lap/${link}`)).text);
      const form = { link, password: PASSWORD, repeated: PASSWORD };
      const set = await browser.post('/sign-in/setup', { ...form, code: codeOf(key, api.deps.now()) });
      expect(set.status).toBe(200);
      api.advance(STEP_MS);
      const again = { ...form, code: codeOf(key, api.deps.now()) };
      expect((await another().post('/sign-in/setup', again)).status).toBe(410);
      expect((await api.store.accounts.setupsOf(account._id)).length).toBe(0);
    });
  });

  describe('by another browser', () => {
    it('opens with each of two codes the browser that has asked for it, and with neither the other', async () => {
      const [victim, thief] = [another(), another()];
      const forVictim = await codeFor(victim);
      const forThief = await codeFor(thief);
      expect((await thief.post('/sign-in', { code: forVictim })).status).toBe(422);
      expect((await victim.post('/sign-in', { code: forThief })).status).toBe(422);
      expect((await victim.post('/sign-in', { code: forVictim })).status).toBe(303);
      expect((await me(thief)).status).toBe(401);
    });

    it('opens with the older of two codes of one browser nothing', async () => {
      const browser = another();
      const older = await codeFor(browser);
      const newer = await codeFor(browser);
      expect((await browser.post('/sign-in', { code: older })).status).toBe(422);
      expect((await browser.post('/sign-in', { code: newer })).status).toBe(303);
    });
  });

  describe('that asks who has an account', () => {
    /** What is asked of the store, in its order. */
    const watched = (): { deps: Partial<ApiDeps>; asked: string[] } => {
      const asked: string[] = [];
      const store = Object.fromEntries(
        Object.entries(api.store).map(([name, part]) => [
          name,
          typeof part !== 'object'
            ? part
            : new Proxy(part as object, {
                get(target, field) {
                  const found: unknown = Reflect.get(target, field);
                  if (typeof found !== 'function') return found;
                  return (...given: unknown[]) => {
                    asked.push(`${name}.${String(field)}`);
                    return (found as (...all: unknown[]) => unknown).apply(target, given);
                  };
                },
              }),
        ]),
      ) as unknown as ApiDeps['store'];
      return { deps: { store }, asked };
    };

    it('asks the store the same for a code, whether a register has the address or not', async () => {
      const { deps, asked } = watched();
      const { app } = api.beside(deps);
      const callsOf = async (address: string) => {
        asked.length = 0;
        const answer = await another(app).post('/sign-in/code', { address });
        expect(answer.status).toBe(303);
        // What comes after the answer tells nobody anything.
        return [...asked];
      };
      const known = await callsOf(ADDRESS);
      expect(known).toContain('register.peopleAt');
      expect(await callsOf(STRANGER)).toEqual(known);
    });

    it('asks the store the same, and says the same, of a wrong code', async () => {
      const { deps, asked } = watched();
      const { app } = api.beside(deps);
      const enter = async (address: string) => {
        const browser = another(app);
        await browser.post('/sign-in/code', { address });
        asked.length = 0;
        const { status, text } = await browser.post('/sign-in', { code: '00000000' });
        // But for the nonce, and the address that they typed themselves.
        return {
          asked: [...asked],
          status,
          text: text.replaceAll(/nonce[-=]"?[^"' ]+|[\w•*…-]+@[\w.…-]+/g, ''),
        };
      };
      expect(await enter(STRANGER)).toEqual(await enter(ADDRESS));
    });

    it('says the same of an account that is closed, and of one without a password', async () => {
      const person = await strong();
      const closed = await api.store.accounts.get(person.id);
      if (closed)
        await api.store.accounts.changeAndEnd(closed, { closedAt: new Date(api.deps.now()).toISOString() });
      const { account } = await invited(api);
      const texts = [];
      for (const address of [person.address, account.address, STRANGER]) {
        const form = { address, password: PASSWORD, code: person.code() };
        const { status, text } = await another().post('/sign-in/password', form);
        texts.push(`${status} ${text.replaceAll(/nonce[-=]"?[^"' ]+/g, '').replaceAll(address, '')}`);
      }
      expect(texts[0]).toMatch(/^422/);
      expect(new Set(texts).size).toBe(1);
    });
  });

  describe('that leads elsewhere', () => {
    const ELSEWHERE = [
      'https://evil.example',
      'HTTPS:evil.example',
      '//evil.example',
      '///evil.example',
      '/\\evil.example',
      '\\\\evil.example',
      '/\t/evil.example',
      ' //evil.example',
      '/%09/evil.example\r\nSet-Cookie: x=1',
      'javascript:alert("evil.example")',
      'data:text/html,evil.example',
      '/sign-out?evil.example',
      '/sign-in/oidc?ve=//evil.example',
      '/api/v1/me?evil.example',
      '/thiet-lap/evil.example',
      '/vao/evil.example',
      '/dang-nhap?ve=//evil.example',
      'evil.example',
      `/${'evil.example'.repeat(100)}`,
    ];

    it.each(ELSEWHERE)('%j is no address of ours', (ve) => {
      expect(returnPath(ve)).toBe('/viec');
    });

    it('stands on no page that takes it', async () => {
      for (const ve of ELSEWHERE) {
        const asked = encodeURIComponent(ve);
        for (const path of [`/dang-nhap?ve=${asked}`, `/dang-nhap/mat-khau?ve=${asked}`]) {
          const { text } = await another().get(path);
          // But for the way to the other language, which is this very page.
          const links = [...text.matchAll(/(?:href|action|value)="([^"]*)"/g)].map(([, to = '']) => to);
          expect(links.filter((to) => to.includes('evil') && !to.includes('hl='))).toEqual([]);
        }
        const twice = await another().get(`/dang-nhap?ve=/viec&ve=${asked}`);
        expect(twice.text).toContain('name="ve" value="/viec"');
      }
    });

    it('is nowhere that a sign-in goes to', async () => {
      const person = await strong();
      for (const ve of ELSEWHERE.filter((_, n) => n % 4 === 2)) {
        api.advance(15 * MINUTE_MS);
        const form = { address: person.address, password: PASSWORD, code: person.code(), ve };
        expect((await another().post('/sign-in/password', form)).headers['location']).toBe('/viec');
        const browser = another();
        const code = await codeFor(browser, { address: ADDRESS, ve });
        expect((await browser.post('/sign-in', { code })).headers['location']).toBe('/viec');
      }
    });
  });

  describe('by guessing', () => {
    const from = (n: number) => ({
      ...OURS,
      'X-Forwarded-For': `10.1.${Math.floor(n / 200)}.${(n % 200) + 1}`,
    });
    /** Behind a proxy that says from where somebody comes. */
    const office = () => api.beside({ limits: { ...NO_LIMITS, trustProxy: 'loopback' } });

    it('at one account from many networks ends after 30 tries in an hour', async () => {
      const { app } = office();
      const { address } = await strong();
      const guess = async (n: number) => {
        const form = { address, password: 'một lần đoán nữa xem sao', code: '000000' };
        return (await another(app).post('/sign-in/password', form, from(n))).status;
      };
      const statuses = [];
      for (let n = 0; n < 32; n += 1) statuses.push(await guess(n));
      expect(statuses).toEqual([...Array.from({ length: 30 }, () => 422), 429, 429]);
      api.advance(60 * MINUTE_MS);
      expect(await guess(99)).toBe(422);
    });

    it('counts the addresses of one IPv6 network as one', async () => {
      const { app } = office();
      const { address } = await strong();
      const statuses = [];
      for (let n = 1; n <= 6; n += 1) {
        const form = { address, password: 'một lần đoán nữa xem sao', code: '000000' };
        const by = { ...OURS, 'X-Forwarded-For': `2001:db8:1:2::${n}` };
        statuses.push((await another(app).post('/sign-in/password', form, by)).status);
      }
      expect(statuses).toEqual([422, 422, 422, 422, 422, 429]);
    });

    it('believes no forwarded address that no proxy of ours has said', async () => {
      const { address } = await strong();
      const statuses = [];
      for (let n = 1; n <= 6; n += 1) {
        const form = { address, password: 'một lần đoán nữa xem sao', code: '000000' };
        const by = { ...from(n), 'X-Real-IP': `10.9.9.${n}`, Forwarded: `for=10.9.9.${n}` };
        statuses.push((await another().post('/sign-in/password', form, by)).status);
      }
      expect(statuses).toEqual([422, 422, 422, 422, 422, 429]);
    });

    it('at codes is on the record of who is guessed at, and of nobody else', async () => {
      for (const address of [STRANGER, ADDRESS]) {
        const browser = another();
        await browser.post('/sign-in/code', { address });
        for (let n = 0; n < 7; n += 1) await browser.post('/sign-in', { code: '00000000' });
      }
      const today = { action: 'sign-in-refused', from: new Date(api.deps.now()).toISOString() } as const;
      const refused = () => api.store.audit.page({ filter: today, limit: 50 });
      await until(async () => ((await refused()).length >= 4 ? true : undefined));
      expect((await refused()).map(({ actor, from: where }) => `${actor} ${where}`)).toEqual(
        Array.from(
          { length: 4 },
          () => expect.stringMatching(/^tai-chinh \(tai-chinh@.*127\.0\.0\.1$/) as string,
        ),
      );
    });

    it('many accounts from one network ends with what one network may ask, for codes and passwords alike', async () => {
      const few = api.beside({ signIn: { ...signIn, codesPerClientAndHour: 3 } });
      const tries = async (path: string, more: Record<string, string>) => {
        const statuses = [];
        for (let n = 0; n < 4; n += 1) {
          const form = { address: `nan-nhan-${n}@thu-nghiem.example`, ...more };
          statuses.push((await another(few.app).post(path, form)).status);
        }
        return statuses;
      };
      expect(await tries('/sign-in/code', {})).toEqual([303, 303, 303, 429]);
      expect(await tries('/sign-in/password', { password: PASSWORD, code: '000000' })).toEqual([
        422, 422, 422, 429,
      ]);
    });

    it('at the codes of one address from many networks has 15 tries in a quarter of an hour', async () => {
      const { app } = office();
      const asked = [];
      const browsers: Browser[] = [];
      for (let n = 0; n < 5; n += 1) {
        const browser = another(app);
        browsers.push(browser);
        asked.push((await browser.post('/sign-in/code', { address: ADDRESS }, from(n))).status);
      }
      expect(asked).toEqual([303, 303, 303, 429, 429]);
      const refused = [];
      for (const browser of browsers.slice(0, 3)) {
        for (let n = 0; n < 6; n += 1) {
          const { text } = await browser.post('/sign-in', { code: '00000000' }, from(n));
          refused.push(text.includes('Mã chưa đúng'));
        }
      }
      expect(refused.filter((isCounted) => isCounted)).toHaveLength(3 * 4);
    });
  });

  describe('has no help from passwords:', () => {
    it('takes long sentences in small letters, as they were typed', async () => {
      const owner = { name: 'Lương Gia Bảo', address: 'bao@tinh.example' };
      const long = 'bò vàng gặm cỏ ven đê lúc trời hửng nắng, thuyền ai chở gạo qua sông mùa nước nổi'.padEnd(
        256,
        ' ý',
      );
      expect(passwordFault(PASSWORD, owner)).toBeUndefined();
      expect(passwordFault(long, owner)).toBeUndefined();
      expect(passwordFault(`${long}x`, owner)).toBe('too-long');
      const stored = await hashPassword(long);
      expect(await isPassword(long, stored)).toBe(true);
      for (const other of [long.slice(0, -1), long.slice(0, 64), long.toUpperCase(), ` ${long.slice(1)}`]) {
        expect(await isPassword(other, stored)).toBe(false);
      }
    });

    it('lets somebody in by the same password after a year', async () => {
      const person = await strong();
      api.advance(400 * DAY_MS);
      expect((await person.signIn({}, another())).status).toBe(303);
    });

    it('asks for passwords in fields that hide them and that a password manager fills', async () => {
      const { browser } = await strong();
      const { link } = await invited(api);
      const fieldsOf = async (path: string, by = another()) => {
        const { text, headers } = await by.get(path);
        expect(text).not.toContain('<script');
        expect(headers['content-security-policy']).toContain("default-src 'none'");
        return [
          ...text.matchAll(/<input id="[^"]*" name="[^"]*" type="password" autocomplete="([^"]*)"/g),
        ].map(([, kind]) => kind);
      };
      expect(await fieldsOf('/dang-nhap/mat-khau')).toEqual(['current-password']);
      expect(await fieldsOf(`/thiet-lap/${link}`)).toEqual(['new-password', 'new-password']);
      expect(await fieldsOf('/toi/mat-khau', browser)).toEqual([
        'current-password',
        'new-password',
        'new-password',
      ]);
      expect((await browser.get('/toi/mat-khau')).text).toContain('autocomplete="username"');
    });
  });

  describe('by a weak sign-in', () => {
    const both = 'noi-vu@thu-nghiem.example';

    it('wears nothing that was granted to the same person', async () => {
      const account = newAccount(
        { address: both, name: 'noi-vu', nowMs: api.deps.now() },
        { roles: ['administrator', 'committee', 'party-body', 'clerk', 'it'] },
      );
      await api.store.accounts.insert(account);
      const browser = another();
      await browser.post('/sign-in', { code: await codeFor(browser, { address: both }) });
      const { body } = await me(browser);
      expect(body.session).toMatchObject({ strength: 'code' });
      expect(body.roles).toEqual(['unit', 'reviewer']);
      for (const path of [
        '/accounts',
        '/keys',
        '/senders',
        '/audit',
        '/campaigns/c/letters',
        '/campaigns/c/synthesis',
      ]) {
        expect([path, (await browser.get(`/api/v1${path}`)).status]).toEqual([path, 403]);
      }
    });

    it('changes nothing where codes only read, and its person still ends its sessions', async () => {
      const reading = api.beside({ signIn: { ...signIn, emailCode: 'read-only' } });
      const browser = another(reading.app);
      await browser.post('/sign-in', { code: await codeFor(browser) });
      expect((await me(browser)).status).toBe(200);
      const draft = { method: 'post', path: '/campaigns/c/evaluations/so-y-te/filings' } as const;
      const answer = await ask(reading.app, browser, draft).send({});
      expect([answer.status, answer.body.type]).toEqual([403, 'urn:cong-vu:problem:read-only-session']);
      const others = { method: 'post', path: '/me/sessions/end-others' } as const;
      expect((await ask(reading.app, browser, others)).status).toBe(204);
      expect((await browser.post('/sign-out', {})).status).toBe(303);
    });

    it('lives nowhere where codes are off, also one of before; no code is sent', async () => {
      const before = await byCode();
      const off = api.beside({ signIn: { ...signIn, emailCode: 'off' } });
      expect((await me(copyOf(before, off.app))).status).toBe(401);
      relay.letters.length = 0;
      const asked = await another(off.app).post('/sign-in/code', { address: ADDRESS });
      expect(asked.headers['set-cookie']).toBeUndefined();
      expect(asked.text).toContain('không dùng mã gửi qua thư');
      expect(relay.letters).toEqual([]);
    });
  });
});
