import { codeOf, invited, keyIn, PASSWORD, type Person, personWith } from '../../support/api/account';
import { openBrowser } from '../../support/api/browser';
import { describeApi } from '../../support/api/describe-api';

const STEP_MS = 30_000;
const HOUR_MS = 3_600_000;

describeApi('signing in by password and authenticator', { open: 'c' }, (api) => {
  let person: Person;
  let days = 0;

  beforeEach(async () => {
    days += 1;
    api.advance(days * 24 * HOUR_MS);
    person = await personWith(api);
    // The first code of the phone was for the setup.
    api.advance(STEP_MS);
  });

  const another = () => openBrowser(api.app);
  const me = (by = person.browser) => by.get('/api/v1/me');

  it('lets somebody in who knows the one and holds the other, with what was granted', async () => {
    const browser = another();
    const entered = await person.signIn({}, browser);
    expect(entered.status).toBe(303);
    expect(entered.headers['location']).toBe('/viec');
    const { body } = await me(browser);
    expect(body).toMatchObject({
      roles: ['it'],
      session: { strength: 'strong', person: { email: person.address } },
    });
  });

  it('finds the account whatever capitals its address is typed in', async () => {
    expect((await person.signIn({ address: ` ${person.address.toUpperCase()} ` })).status).toBe(303);
  });

  it('takes a password as one, whichever form the keyboard writes its letters in', async () => {
    expect((await person.signIn({ password: PASSWORD.normalize('NFD') })).status).toBe(303);
    api.advance(STEP_MS);
    expect((await person.signIn({ password: ` ${PASSWORD}` })).status).toBe(422);
  });

  it('answers the same whatever is wrong, and whether there is such an account', async () => {
    const wrong = [
      { password: 'mật khẩu nào đó khác hẳn' },
      { code: '000000' },
      { code: '' },
      { address: 'khong-co@tinh.example' },
      { address: 'không phải địa chỉ' },
    ];
    const pages = [];
    for (const entered of wrong) {
      const { status, text } = await person.signIn({ code: '000000', ...entered }, another());
      pages.push({
        status,
        text: text.replaceAll(/value="[^"]*"|nonce="[^"]*"/g, '').replaceAll(/nonce-[^']*/g, ''),
      });
    }
    expect(new Set(pages.map((page) => JSON.stringify(page))).size).toBe(1);
    expect(pages[0]?.status).toBe(422);
  });

  it('takes a code once, and the one before and the one after as well', async () => {
    const code = person.code();
    expect((await person.signIn({ code })).status).toBe(303);
    expect((await person.signIn({ code })).status).toBe(422);
    const after = codeAt(STEP_MS);
    expect((await person.signIn({ code: after })).status).toBe(303);
    api.advance(STEP_MS);
    expect((await person.signIn({ code: after })).status).toBe(422);
    api.advance(4 * STEP_MS);
    expect((await person.signIn({ code: codeAt(-STEP_MS) })).status).toBe(303);
  });

  const codeAt = (ms: number): string => {
    api.advance(ms);
    const code = person.code();
    api.advance(-ms);
    return code;
  };

  it('lets one of many in who enter one code at once', async () => {
    const code = person.code();
    const answers = await Promise.all(Array.from({ length: 5 }, () => person.signIn({ code }, another())));
    expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([303, 422, 422, 422, 422]);
  });

  it('does not use a code up under a wrong password', async () => {
    const code = person.code();
    await person.signIn({ code, password: 'mật khẩu nào đó khác hẳn' });
    expect((await person.signIn({ code })).status).toBe(303);
  });

  it('takes each recovery code once, however it is typed', async () => {
    const [code = '', other = ''] = person.recoveryCodes;
    expect(person.recoveryCodes).toHaveLength(10);
    expect((await person.signIn({ code: code.toLowerCase().replaceAll('-', ' ') })).status).toBe(303);
    expect((await person.signIn({ code })).status).toBe(422);
    const both = await Promise.all([1, 2].map(() => person.signIn({ code: other }, another())));
    expect(both.map(({ status }) => status).sort((a, b) => a - b)).toEqual([303, 422]);
    expect((await person.browser.get('/api/v1/me/security')).body.recoveryCodesLeft).toBe(8);
  });

  it('lets nobody guess at one account from one place, and leaves its owner another', async () => {
    const guess = () => person.signIn({ password: 'một lần đoán nữa xem sao', code: '000000' }, another());
    const guesses = [];
    for (let i = 0; i < 6; i += 1) guesses.push((await guess()).status);
    expect(guesses).toEqual([422, 422, 422, 422, 422, 429]);
    // The right ones too, from there.
    expect((await person.signIn()).status).toBe(429);
    const elsewhere = api.beside({ limits: { ...api.deps.limits, trustProxy: 'loopback' } });
    const form = { address: person.address, password: PASSWORD, code: person.code() };
    const from = { 'Sec-Fetch-Site': 'same-origin', 'X-Forwarded-For': '10.7.7.7' };
    expect((await openBrowser(elsewhere.app).post('/sign-in/password', form, from)).status).toBe(303);
    api.advance(HOUR_MS / 4);
    expect((await person.signIn()).status).toBe(303);
  });

  it('lets nobody guess at many accounts from one place', async () => {
    const office = api.beside({ signIn: { ...api.deps.signIn, codesPerClientAndHour: 3 } });
    const guess = async (n: number) => {
      const form = { address: `nguoi-khac-${n}@tinh.example`, password: PASSWORD, code: '000000' };
      return (await openBrowser(office.app).post('/sign-in/password', form)).status;
    };
    const guesses = [];
    for (let n = 0; n < 4; n += 1) guesses.push(await guess(n));
    expect(guesses).toEqual([422, 422, 422, 429]);
  });

  it('asks the store the same of an account that is there and of one that is not', async () => {
    const asked: string[] = [];
    const { accounts, signIn } = api.store;
    const watched = <T extends object>(name: string, part: T): T =>
      new Proxy(part, {
        get(target, field) {
          if (typeof field === 'string') asked.push(`${name}.${field}`);
          return Reflect.get(target, field) as unknown;
        },
      });
    const store = {
      ...api.store,
      accounts: watched('accounts', accounts),
      signIn: watched('signIn', signIn),
    };
    const beside = api.beside({ store });
    const callsOf = async (address: string) => {
      asked.length = 0;
      await openBrowser(beside.app).post('/sign-in/password', {
        address,
        password: 'x'.repeat(20),
        code: '000000',
      });
      return [...asked];
    };
    expect(await callsOf(person.address)).toEqual(await callsOf('khong-co@tinh.example'));
  });

  it('keeps passwords and codes out of log, audit and store', async () => {
    await person.signIn({ password: 'một mật khẩu sai rất dài' });
    await person.signIn();
    const said = [
      api.log.join(''),
      JSON.stringify(await api.store.audit.list({ limit: 100 })),
      JSON.stringify(await api.store.accounts.get(person.id)),
    ].join('');
    for (const secret of [PASSWORD, 'một mật khẩu sai', person.code(), ...person.recoveryCodes]) {
      expect(said).not.toContain(secret);
    }
  });

  it('begins another session each time, so that one that was planted is nobody’s', async () => {
    const browser = another();
    await person.signIn({}, browser);
    const first = browser.cookies.get('__Host-cv');
    api.advance(STEP_MS);
    await person.signIn({}, browser);
    expect(browser.cookies.get('__Host-cv')).not.toBe(first);
    const planted = another();
    (planted.cookies as Map<string, string>).set('__Host-cv', first ?? '');
    expect((await me(planted)).status).toBe(401);
  });

  it('leads nowhere else afterwards', async () => {
    for (const ve of [
      '//evil.example',
      'https://evil.example',
      '/\\evil.example',
      '/sign-out',
      '/thiet-lap/x',
    ]) {
      api.advance(STEP_MS * 30);
      const { headers } = await person.browser.post('/sign-in/password', {
        address: person.address,
        password: PASSWORD,
        code: person.code(),
        ve,
      });
      expect(headers['location']).toBe('/viec');
    }
  });

  describe('setting up', () => {
    const setUp = async (form: Record<string, string> = {}) => {
      const { account, link } = await invited(api);
      const browser = another();
      const page = await browser.get(`/thiet-lap/${link}`);
      const code = codeOf(keyIn(page.text), api.deps.now());
      const answer = await browser.post('/sign-in/setup', {
        link,
        password: PASSWORD,
        repeated: PASSWORD,
        code,
        ...form,
      });
      return { account, link, browser, page, answer, code };
    };

    it('shows the same key each time, and changes nothing by being looked at', async () => {
      const { account, link } = await invited(api);
      const browser = another();
      const [first, second] = [
        await browser.get(`/thiet-lap/${link}`),
        await browser.get(`/thiet-lap/${link}`),
      ];
      expect(keyIn(first.text)).toHaveLength(32);
      expect(keyIn(second.text)).toBe(keyIn(first.text));
      expect(await api.store.accounts.get(account._id)).toEqual(account);
    });

    it.each([
      [{ password: 'ngắn quá', repeated: 'ngắn quá' }, '15 ký tự'],
      [{ password: 'passwordpassword', repeated: 'passwordpassword' }, 'dễ đoán'],
      [{ password: 'congvucongvucongvu', repeated: 'congvucongvucongvu' }, 'dễ đoán'],
      [{ repeated: 'câu khác hẳn câu trên' }, 'chưa giống nhau'],
      [{ code: '000000' }, 'ứng dụng xác thực chưa đúng'],
      [{ password: 'x'.repeat(300), repeated: 'x'.repeat(300) }, 'quá dài'],
    ])('refuses %j, and the link still opens', async (form, says) => {
      const { answer, link, browser } = await setUp(form);
      expect(answer.status).toBe(422);
      expect(answer.text).toContain(says);
      expect((await browser.get(`/thiet-lap/${link}`)).status).toBe(200);
    });

    it('is done once: the link opens nothing afterwards, nor in another window that had it open', async () => {
      const { link, browser, answer, code } = await setUp();
      expect(answer.status).toBe(200);
      expect(answer.headers['cache-control']).toBe('no-store');
      expect((await browser.get('/api/v1/me')).status).toBe(200);
      expect((await another().get(`/thiet-lap/${link}`)).status).toBe(410);
      const again = { link, password: PASSWORD, repeated: PASSWORD, code };
      expect((await another().post('/sign-in/setup', again)).status).toBe(410);
    });

    it('is one person’s of two who do it at once', async () => {
      const { link } = await invited(api);
      const key = keyIn((await another().get(`/thiet-lap/${link}`)).text);
      const codes = [0, STEP_MS].map((ms) => codeOf(key, api.deps.now() + ms));
      const answers = await Promise.all(
        codes.map((code) =>
          another().post('/sign-in/setup', { link, password: PASSWORD, repeated: PASSWORD, code }),
        ),
      );
      expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 410]);
    });

    it('is over after three days, and once the account has changed', async () => {
      const { account, link } = await invited(api);
      api.advance(72 * HOUR_MS - 1);
      expect((await another().get(`/thiet-lap/${link}`)).status).toBe(200);
      api.advance(1);
      expect((await another().get(`/thiet-lap/${link}`)).status).toBe(410);
      const { link: second } = await invited(api);
      expect((await another().get(`/thiet-lap/${second}`)).status).toBe(200);
      expect(await api.store.accounts.changeAndEnd(account, { closedAt: '2013-10-10T00:00:00.000Z' })).toBe(
        true,
      );
      expect((await another().get(`/thiet-lap/${link}`)).status).toBe(410);
    });

    it('needs the installation’s secret, and says so', async () => {
      const { link } = await invited(api);
      const unsealed = api.beside({ seal: undefined });
      expect((await openBrowser(unsealed.app).get(`/thiet-lap/${link}`)).status).toBe(503);
    });
  });

  describe('changing', () => {
    it('the password: the old one opens nothing, other sessions end, this one goes on', async () => {
      const other = another();
      await person.signIn({}, other);
      api.advance(STEP_MS);
      const fresh = 'một câu hoàn toàn mới lạ';
      const form = { current: PASSWORD, password: fresh, repeated: fresh };
      const wrong = await person.browser.post('/sign-in/new-password', {
        ...form,
        current: 'không phải câu này đâu',
      });
      expect(wrong.status).toBe(422);
      expect((await person.browser.post('/sign-in/new-password', form)).status).toBe(303);
      expect((await me()).status).toBe(200);
      expect((await me(other)).status).toBe(401);
      expect((await person.signIn({}, another())).status).toBe(422);
      expect((await person.signIn({ password: fresh }, another())).status).toBe(303);
    });

    it('the authenticator: the old one opens nothing, and there are new recovery codes', async () => {
      const key = keyIn((await person.browser.get('/toi/ung-dung-xac-thuc')).text);
      const code = codeOf(key, api.deps.now());
      const done = await person.browser.post('/sign-in/new-factor', { current: PASSWORD, code });
      expect(done.status).toBe(200);
      api.advance(STEP_MS);
      expect((await person.signIn({}, another())).status).toBe(422);
      expect((await person.signIn({ code: person.recoveryCodes[0] ?? '' }, another())).status).toBe(422);
      expect((await person.signIn({ code: codeOf(key, api.deps.now()) }, another())).status).toBe(303);
    });

    it('the authenticator within the half minute in which somebody has signed in', async () => {
      expect((await person.signIn()).status).toBe(303);
      const key = keyIn((await person.browser.get('/toi/ung-dung-xac-thuc')).text);
      const code = codeOf(key, api.deps.now());
      const done = await person.browser.post('/sign-in/new-factor', { current: PASSWORD, code });
      expect(done.status).toBe(200);
      expect((await person.signIn({ code }, another())).status).toBe(422);
    });

    it('the recovery codes: the old ones open nothing', async () => {
      const done = await person.browser.post('/sign-in/new-recovery-codes', { code: person.code() });
      expect(done.status).toBe(200);
      expect((await person.signIn({ code: person.recoveryCodes[0] ?? '' }, another())).status).toBe(422);
    });

    it('is for who signed in by password; others are led there', async () => {
      const stranger = another();
      for (const at of ['/toi/mat-khau', '/toi/ung-dung-xac-thuc', '/toi/ma-du-phong']) {
        const { status, headers } = await stranger.get(at);
        expect([status, headers['location']]).toEqual([
          303,
          `/dang-nhap/mat-khau?ve=${encodeURIComponent(at)}`,
        ]);
      }
    });
  });
});
