import { type IncomingMessage, request as nodeRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import type request from 'supertest';
import type { SignInCodeDocument } from '../../../store/documents/sign-in';
import { storedAs } from '../../../use-cases/secret';
import { newTrialLink } from '../../../use-cases/sign-in/trial-link';
import { codeOf, invited, keyIn, PASSWORD, recoveryCodesIn } from '../../support/api/account';
import { type Browser, codeIn, openBrowser } from '../../support/api/browser';
import { describeApi } from '../../support/api/describe-api';
import { keepingMailer } from '../../support/api/mailboxes';
import { ask } from '../../support/api/with-cookies';
import { until } from '../../support/until';

const ADDRESS = 'tai-chinh@thu-nghiem.example';
const WRONG = 'sai mà vẫn là bí mật của tôi';
const NEXT = 'một câu hoàn toàn mới lạ';
const STEP_MS = 30_000;

const relay = keepingMailer();
const signIn = {
  relay,
  pace: async () => undefined,
  codesPerClientAndHour: 1000,
  emailCode: 'on' as const,
  trialRun: 'this-run',
};

describeApi('what signing in leaves behind', { open: 'c', deps: () => ({ signIn }) }, (api) => {
  /** What must be nowhere but in the browser, the letter and the phone of its owner. */
  const secrets = new Map<string, string>();
  /** Answers, but for those that show a secret to its owner. */
  const answers: request.Response[] = [];
  const owners: request.Response[] = [];

  let recovery: string[] = [];
  let lastAsked: SignInCodeDocument | null = null;

  const keep = (name: string, value: string): string => {
    if (value.length < 6) throw new Error(`no ${name}: ${value}`);
    secrets.set(name, value);
    return value;
  };
  const keepCookies = (whose: string, { cookies }: Browser) => {
    for (const [name, value] of cookies) keep(`${whose}: ${name} ${secrets.size}`, value);
  };
  const heard = async (answer: Promise<request.Response>): Promise<request.Response> => {
    answers.push(await answer);
    return answer;
  };

  beforeAll(async () => {
    const { account, link } = await invited(api, ['it', 'administrator']);
    const { address } = account;
    keep('setup link', link);
    const browser = openBrowser(api.app);
    const setup = await browser.get(`/thiet-lap/${link}`);
    const key = keep('authenticator key', keyIn(setup.text));
    const code = (name: string) => keep(`code of ${name}`, codeOf(key, api.deps.now()));
    keep('password', PASSWORD);
    keep('wrong password', WRONG);
    owners.push(setup, await browser.get(`/THIET-LAP/${link}`));
    const form = { link, password: PASSWORD, repeated: PASSWORD };
    owners.push(await browser.post('/sign-in/setup', { ...form, repeated: WRONG, code: code('no setup') }));
    const done = await browser.post('/sign-in/setup', { ...form, code: code('the setup') });
    owners.push(done);
    recovery = recoveryCodesIn(done.text);
    for (const [n, each] of recovery.entries()) keep(`recovery code ${n}`, each);
    keepCookies('set up', browser);
    await heard(browser.post('/sign-in/setup', { ...form, code: code('a second setup') }));
    owners.push(await openBrowser(api.app).get(`/thiet-lap/${link}?x=1`));

    api.advance(STEP_MS);
    await heard(browser.post('/sign-in/password', { address, password: WRONG, code: code('a refusal') }));
    // Typed into the wrong field it is shown to who typed it, and stays nowhere else.
    await browser.post('/sign-in/password', { address: WRONG, password: WRONG, code: '000000' });
    await heard(browser.post('/sign-in/password', { address, password: PASSWORD, code: code('a sign-in') }));
    keepCookies('signed in', browser);
    const confirm = { method: 'post', path: '/me/confirm' } as const;
    await heard(ask(api.app, browser, confirm).send({ password: WRONG }));
    await heard(ask(api.app, browser, confirm).send({ password: PASSWORD, code: WRONG }));
    await heard(ask(api.app, browser, confirm).send({ password: PASSWORD }));
    await heard(ask(api.app, browser, { method: 'get', path: '/me/sessions' }));
    await heard(ask(api.app, browser, { method: 'get', path: '/accounts' }));
    await heard(ask(api.app, browser, { method: 'get', path: `/accounts/${account._id}` }));
    await heard(ask(api.app, browser, { method: 'get', path: '/me/security' }));
    keep('next password', NEXT);
    await heard(browser.post('/sign-in/new-password', { current: WRONG, password: NEXT, repeated: NEXT }));
    await heard(browser.post('/sign-in/new-password', { current: PASSWORD, password: NEXT, repeated: NEXT }));
    keepCookies('changed', browser);

    const byCode = openBrowser(api.app);
    await heard(byCode.post('/sign-in/code', { address: ADDRESS }));
    keepCookies('asked', byCode);
    lastAsked = await api.store.signIn.code(storedAs(byCode.cookies.get('__Host-cv-code') ?? ''));
    const sent = keep(
      'code by letter',
      codeIn(await until(async () => relay.letters.find(({ to }) => to.email === ADDRESS))),
    );
    await heard(byCode.get('/dang-nhap/ma'));
    await heard(byCode.post('/sign-in', { code: '00000000' }));
    await heard(byCode.post('/sign-in', { code: sent }));
    keepCookies('by code', byCode);
    await heard(byCode.post('/sign-out', {}));

    const trial = keep(
      'trial link',
      await newTrialLink({ store: api.store, trial: 'this-run', now: api.deps.now }),
    );
    owners.push(
      await openBrowser(api.app).get(`/vao/${trial}`),
      await openBrowser(api.app).get(`/VAO/${trial}`),
    );
    await heard(openBrowser(api.app).post('/sign-in/trial', { link: trial }));
    owners.push(await openBrowser(api.app).get(`/vao/${trial}`));

    const server = api.app.listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    // A whole address for a target, as programs send it to a proxy.
    await new Promise<void>((resolve, reject) => {
      const path = `http://127.0.0.1:${port}/t/${trial}`;
      nodeRequest({ host: '127.0.0.1', port, path }, (response: IncomingMessage) => {
        response.resume().once('end', resolve);
      })
        .once('error', reject)
        .end();
    });
    await new Promise((resolve) => server.close(resolve));
    await until(async () => (api.log.some((line) => line.includes('/t/')) ? true : undefined));
  });

  /** The secrets that a text has, by their names. */
  const found = (text: string): string[] =>
    [...secrets].filter(([, secret]) => text.includes(secret)).map(([name]) => name);

  it('is not nothing', () => {
    expect(secrets.size).toBeGreaterThan(20);
    expect(answers.length).toBeGreaterThan(15);
    expect(found(owners.map(({ text }) => text).join())).toEqual(
      expect.arrayContaining(['setup link', 'trial link']),
    );
  });

  it('has no secret in the log, whichever way its address was written', () => {
    expect(api.log.some((line) => line.includes('/thiet-lap/…'))).toBe(true);
    expect(found(api.log.join(''))).toEqual([]);
  });

  it('has no secret in the audit', async () => {
    const entries = await api.store.audit.list({ limit: 500 });
    expect(entries.length).toBeGreaterThan(5);
    expect(found(JSON.stringify(entries))).toEqual([]);
  });

  it('has no secret in the store, and slow hashes of what is short', async () => {
    const accounts = await api.store.accounts.list({ after: '', limit: 10 });
    const sessions = await Promise.all(accounts.map(({ address }) => api.store.signIn.sessionsOf(address)));
    expect(found(JSON.stringify([accounts, sessions, lastAsked]))).toEqual([]);
    const owner = accounts.find(({ password }) => password !== undefined);
    expect(owner?.password).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    // A code of digits is short: scrypt, with a salt of 128 bits.
    expect(lastAsked).toMatchObject({
      hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      salt: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
    });
    // One of 30 signs has 4.9 bits: from 112 on SHA-256 will do (ASVS 5, 6.5.2).
    for (const code of recovery) {
      expect(code.replaceAll('-', '')).toMatch(/^[2-9A-HJKMNP-TV-Z]{24}$/);
      expect(owner?.recoveryCodes).toContain(storedAs(code.replaceAll('-', '')));
    }
  });

  it('has no secret in any answer but those that show it to its owner, and none in an address', () => {
    for (const { text, headers } of answers) {
      const { 'set-cookie': _cookies, ...others } = headers as Record<string, unknown>;
      expect(found(text + JSON.stringify(others))).toEqual([]);
    }
    for (const { text, headers } of owners) {
      expect(found(JSON.stringify({ ...headers, 'set-cookie': '' }))).toEqual([]);
      expect(found(text).filter((name) => /password|cv|code of/.test(name))).toEqual([]);
    }
  });

  it('has no secret in the metrics', async () => {
    expect(found(await api.deps.metrics.read())).toEqual([]);
  });

  it('has cookies that no script reads, no plain connection carries and no other site sends along', () => {
    const lines = [...answers, ...owners].flatMap(
      ({ headers }) => (headers['set-cookie'] as unknown as string[] | undefined) ?? [],
    );
    expect(lines.length).toBeGreaterThan(5);
    for (const line of lines) {
      expect(line).toMatch(
        /^__Host-cv(-code|-oidc)?=[\w-]*; Path=\/; Secure; HttpOnly; SameSite=Lax(; Max-Age=0)?$/,
      );
    }
  });
});
