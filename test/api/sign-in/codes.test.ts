import { type Browser, codeIn, openBrowser } from '../../support/api/browser';
import { describeApi } from '../../support/api/describe-api';
import { keepingMailer } from '../../support/api/mailboxes';
import { until } from '../../support/until';

const ADDRESS = 'tai-chinh@thu-nghiem.example';
const MINUTE_MS = 60_000;

const relay = keepingMailer();
const captured = keepingMailer();
const signIn = {
  relay,
  captured,
  pace: async () => undefined,
  codesPerClientAndHour: 1000,
  emailCode: 'on' as const,
};

describeApi('signing in by a code', { open: 'c', deps: () => ({ signIn }) }, (api) => {
  let browser: Browser;
  let days = 0;
  beforeEach(() => {
    // Each on a day of its own, since codes are counted by the hour.
    days += 1;
    api.advance(days * 86_400_000);
    relay.letters.length = 0;
    captured.letters.length = 0;
    browser = openBrowser(api.app);
  });

  const askCode = (address = ADDRESS, by = browser) => by.post('/sign-in/code', { address, ve: '/viec' });
  const letter = () => until(async () => relay.letters.at(-1));
  const code = async () => codeIn(await letter());
  const enter = (typed: string, by = browser) => by.post('/sign-in', { code: typed });
  const me = (by = browser) => by.get('/api/v1/me');
  const wrong = (right: string) => (right === '00000000' ? '00000001' : '00000000');

  it('asks, gets a letter, enters the code and is who the register says', async () => {
    const asked = await askCode();
    expect(asked.status).toBe(303);
    expect(asked.headers['location']).toBe('/dang-nhap/ma');
    expect((await me()).status).toBe(401);
    const entered = await enter(await code());
    expect(entered.status).toBe(303);
    expect(entered.headers['location']).toBe('/viec');
    const { status, body } = await me();
    expect(status).toBe(200);
    expect(body).toMatchObject({
      label: 'tai-chinh',
      roles: ['unit', 'reviewer'],
      session: { person: { name: 'tai-chinh', email: ADDRESS }, strength: 'code', realm: 'all' },
    });
  });

  it('puts the code into the text of the letter, and into no subject, log or audit', async () => {
    await askCode();
    const sent = await letter();
    expect(sent.to).toEqual({ name: 'tai-chinh', email: ADDRESS });
    expect(sent.subject).toBe('Mã đăng nhập Công vụ');
    const typed = codeIn(sent);
    expect(typed).toHaveLength(8);
    expect(sent.html).toContain(`${typed.slice(0, 4)} ${typed.slice(4)}`);
    await enter(typed);
    expect(api.log.join('')).not.toContain(typed);
    const audit = await api.store.audit.list({ limit: 5 });
    expect(audit).toContainEqual(
      expect.objectContaining({ action: 'signed-in', actor: `tai-chinh (${ADDRESS})` }),
    );
  });

  it('sets cookies that no script reads and no plain connection carries', async () => {
    const asked = await askCode();
    const entered = await enter(await code());
    for (const { headers } of [asked, entered]) {
      const [line] = headers['set-cookie'] as unknown as string[];
      expect(line).toMatch(/^__Host-cv(-code)?=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Lax$/);
      expect(headers['cache-control']).toBe('no-store');
    }
    expect([...browser.cookies.keys()]).toEqual(['__Host-cv']);
  });

  it('takes an address however it is written', async () => {
    await askCode(`  ${ADDRESS.toUpperCase()} `);
    await enter(await code());
    expect((await me()).status).toBe(200);
  });

  it('takes the code as the letter shows it, with a blank in it', async () => {
    await askCode();
    const typed = await code();
    await enter(`${typed.slice(0, 4)} ${typed.slice(4)}`);
    expect((await me()).status).toBe(200);
  });

  it('says the same of an address that no register has, and sends nothing', async () => {
    const known = await askCode();
    const unknown = await askCode('nobody@thu-nghiem.example', openBrowser(api.app));
    expect([unknown.status, unknown.headers['location'], unknown.text]).toEqual([
      known.status,
      known.headers['location'],
      known.text,
    ]);
    await letter();
    expect(relay.letters).toHaveLength(1);
  });

  it('counts the tries at the code of an address that no register has as those of any other', async () => {
    const stranger = openBrowser(api.app);
    await askCode('nobody@thu-nghiem.example', stranger);
    await askCode();
    const right = await code();
    for (let n = 0; n < 5; n += 1) {
      const texts = await Promise.all([enter(wrong(right)), enter(wrong(right), stranger)]);
      // But for the nonce, and for what each of them typed.
      const [known, unknown] = texts.map(({ text }) => text.replace(/nonce[-=]"?[^"']+|\S•••\S+/g, ''));
      expect(known).toBe(unknown);
    }
  });

  it('is refused something that is no address, which stays to be mended', async () => {
    const answer = await askCode('tai-chinh');
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Địa chỉ thư chưa đúng');
    expect(answer.text).toContain('value="tai-chinh"');
    expect(browser.cookies.size).toBe(0);
  });

  it('lets nobody in with a code that was used', async () => {
    await askCode();
    const ticket = new Map(browser.cookies);
    const typed = await code();
    await enter(typed);
    const again = openBrowser(api.app);
    for (const [name, value] of ticket) (again.cookies as Map<string, string>).set(name, value);
    const answer = await enter(typed, again);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('không còn dùng được');
    expect((await me(again)).status).toBe(401);
  });

  it('lets one in of many who enter the same code at once', async () => {
    await askCode();
    const typed = await code();
    const ticket = new Map(browser.cookies);
    const all = Array.from({ length: 4 }, () => {
      const each = openBrowser(api.app);
      for (const [name, value] of ticket) (each.cookies as Map<string, string>).set(name, value);
      return each;
    });
    const answers = await Promise.all(all.map((each) => enter(typed, each)));
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
  });

  it('lets nobody in from another browser than the one that asked', async () => {
    await askCode();
    const answer = await enter(await code(), openBrowser(api.app));
    expect(answer.status).toBe(422);
  });

  it('gives five tries, the sixth opens nothing even with the right code', async () => {
    await askCode();
    const right = await code();
    for (const left of [4, 3, 2, 1]) {
      expect((await enter(wrong(right))).text).toContain(`Còn ${left} lần nhập`);
    }
    expect((await enter(wrong(right))).text).toContain('không còn dùng được');
    expect((await enter(right)).status).toBe(422);
    expect((await me()).status).toBe(401);
  });

  it('gives five tries also to 32 that come at once', async () => {
    await askCode();
    const right = await code();
    await Promise.all(Array.from({ length: 32 }, () => enter(wrong(right))));
    expect((await enter(right)).status).toBe(422);
  });

  it('lets nobody in after ten minutes', async () => {
    await askCode();
    const typed = await code();
    api.advance(10 * MINUTE_MS);
    expect((await enter(typed)).status).toBe(422);
  });

  it('lets somebody in a moment before that', async () => {
    await askCode();
    const typed = await code();
    api.advance(10 * MINUTE_MS - 1);
    expect((await enter(typed)).status).toBe(303);
  });

  it('sends three codes to an address within a quarter of an hour, known or not, and then again', async () => {
    for (const address of [ADDRESS, 'nobody@thu-nghiem.example']) {
      for (let n = 0; n < 3; n += 1) expect((await askCode(address)).status).toBe(303);
      const fourth = await askCode(address);
      expect(fourth.status).toBe(429);
      expect(fourth.text).toContain('Đã yêu cầu 3 mã trong 15 phút');
    }
    api.advance(15 * MINUTE_MS);
    expect((await askCode()).status).toBe(303);
  });

  it('sends so many codes for one client in an hour, whomever they are for', async () => {
    const office = openBrowser(api.beside({ signIn: { ...signIn, codesPerClientAndHour: 2 } }).app);
    await askCode('a@thu-nghiem.example', office);
    await askCode('b@thu-nghiem.example', office);
    expect((await askCode('c@thu-nghiem.example', office)).status).toBe(429);
    api.advance(60 * MINUTE_MS);
    expect((await askCode('c@thu-nghiem.example', office)).status).toBe(303);
  });

  it('answers while the mail server is away, and logs that no code was sent', async () => {
    const away = { ...relay, send: () => Promise.reject(new Error('away')) };
    const other = openBrowser(api.beside({ signIn: { ...signIn, relay: away } }).app);
    expect((await askCode(ADDRESS, other)).status).toBe(303);
    await until(async () => (api.log.some((line) => line.includes('code not sent')) ? true : undefined));
  });

  it('ends the session that the same browser had', async () => {
    await askCode();
    await enter(await code());
    const first = browser.cookies.get('__Host-cv');
    await askCode();
    await until(async () => (relay.letters.length === 2 ? true : undefined));
    await enter(await code());
    expect(browser.cookies.get('__Host-cv')).not.toBe(first);
    const old = openBrowser(api.app);
    (old.cookies as Map<string, string>).set('__Host-cv', first ?? '');
    expect((await me(old)).status).toBe(401);
  });

  it.each([
    ['https://elsewhere.example/', '/viec'],
    ['//elsewhere.example/', '/viec'],
    ['/\\elsewhere.example', '/viec'],
    ['/sign-out', '/viec'],
    ['/d/c/don-vi/so-y-te/nop/self-review/so-y-te', '/d/c/don-vi/so-y-te/nop/self-review/so-y-te'],
  ])('asked to go to %s, leads to %s', async (ve, to) => {
    await browser.post('/sign-in/code', { address: ADDRESS, ve });
    expect((await enter(await code())).headers['location']).toBe(to);
  });
});
