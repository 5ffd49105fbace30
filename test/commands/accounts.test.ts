import { accountOfSetup } from '../../use-cases/accounts/setup-link';
import { postRoom } from '../support/api/post';
import { linesOfCli, runCli } from '../support/run-cli';
import { startTestStore, type TestStore } from '../support/store';

const NOW = Date.parse('2026-11-24T01:00:00.000Z');
const HA = 'thu-ha@so-noi-vu.example';
const HUY = 'quoc-huy@so-noi-vu.example';

let server: TestStore;
let post: ReturnType<typeof postRoom>;

beforeEach(async () => {
  server = await startTestStore();
  post = postRoom();
});
afterEach(() => server.stop());

const at = (language: 'en' | 'vi') => ({ store: server.store, nowMs: NOW, language, post: post.deps });
const run = (...args: string[]) => linesOfCli(['accounts', ...args], at('en'));
const runInVietnamese = (...args: string[]) => linesOfCli(['accounts', ...args], at('vi'));
const invite = (address = HA, ...more: string[]) =>
  run('invite', address, '--name', 'Lâm Thu Hà', '--role', 'it', ...more);
const audited = async (action: string) =>
  (await server.store.audit.list({ limit: 100 })).filter((entry) => entry.action === action);
const deps = () => ({ store: server.store, now: () => NOW });
const secretIn = (text: string) => /\/thiet-lap\/([\w-]{43})/.exec(text)?.[1] ?? '';
const setUp = async (address: string) => {
  const account = await server.store.accounts.at(address);
  if (account) await server.store.accounts.change(account, { password: 'argon2id', totp: 'sealed' });
};

describe('npm run accounts', () => {
  it('says that nobody has anything yet', async () => {
    expect(await run('list')).toEqual(['no account has granted roles']);
    expect(await runInVietnamese('list')).toEqual(['chưa có tài khoản nào được giao vai trò']);
  });

  it('invites, mails the link, and shows it nowhere', async () => {
    const lines = await invite(HA, '--role', 'administrator', '--reason', 'công văn 12');
    expect(lines).toEqual([`${HA}  administrator,it  setup link until 2026-11-27T01:00:00.000Z  Lâm Thu Hà`]);
    const [letter] = post.relay.letters;
    expect(letter?.to.email).toBe(HA);
    expect(await accountOfSetup(deps(), secretIn(letter?.text ?? ''))).toMatchObject({ address: HA });
    expect(await audited('account-invited')).toMatchObject([
      {
        actor: expect.stringMatching(/^command line/) as string,
        target: `${HA}: administrator, it (công văn 12)`,
      },
    ]);
    expect(await run('list')).toEqual(lines);
  });

  it('prints the link of the first account of an installation, before mail works', async () => {
    const { faceAt } = post.deps;
    const noMail = { ...at('en'), post: { ...(faceAt && { faceAt }) } };
    const asked = ['accounts', 'invite', HA, '--name', 'Lâm Thu Hà', '--role', 'it'];
    await expect(linesOfCli(asked, noMail)).rejects.toThrow('set SIGN_IN_SMTP_URL or SMTP_URL');
    const lines = await linesOfCli([...asked, '--print'], noMail);
    expect(await accountOfSetup(deps(), secretIn(lines.at(-1) ?? ''))).toMatchObject({ address: HA });
    const again = await linesOfCli(['accounts', 'link', HA, '--print'], noMail);
    expect(await accountOfSetup(deps(), secretIn(again.at(-1) ?? ''))).toMatchObject({ address: HA });
    expect(await accountOfSetup(deps(), secretIn(lines.at(-1) ?? ''))).toBeUndefined();
    expect(await audited('setup-link-made')).toMatchObject([
      { target: `${HA}: printed` },
      { target: `${HA}: printed` },
    ]);
  });

  it('sets roles, and tells the person', async () => {
    await invite();
    await setUp(HA);
    await invite(HUY);
    await setUp(HUY);
    expect(await run('roles', HA, '--role', 'clerk', '--reason', 'đổi việc')).toEqual([
      `${HA}  clerk  password, second factor  Lâm Thu Hà`,
    ]);
    expect(await runInVietnamese('roles', HA, '--none', '--reason', 'đổi việc')).toEqual([
      `${HA}  -  mật khẩu, xác thực bước hai  Lâm Thu Hà`,
    ]);
    await expect(run('roles', HUY, '--none', '--reason', 'x')).rejects.toThrow('this is the last account');
  });

  it('asks for a reset that a second person confirms, and makes none alone while there is one', async () => {
    await invite();
    await setUp(HA);
    await invite(HUY);
    await setUp(HUY);
    expect((await run('reset', HA, '--reason', 'mất máy'))[1]).toContain('A second person');
    expect(await server.store.accounts.resets()).toMatchObject([{ reason: 'mất máy' }]);
    await expect(run('reset', HA, '--reason', 'mất máy', '--alone')).rejects.toThrow(
      `A second person can confirm the reset: Lâm Thu Hà (${HUY})`,
    );
    expect((await server.store.accounts.at(HA))?.password).toBe('argon2id');
  });

  it('resets alone where nobody else could confirm, and the audit says so', async () => {
    await invite();
    await setUp(HA);
    await run('reset', HA, '--reason', 'mất máy', '--alone');
    expect(await server.store.accounts.at(HA)).not.toHaveProperty('password');
    expect(await audited('reset-confirmed')).toMatchObject([{ target: `${HA}: alone (mất máy)` }]);
    expect(post.relay.letters.at(-1)?.subject).toBe('Thiết lập lại tài khoản Công vụ');
    await setUp(HA);
    const printed = await run('reset', HA, '--reason', 'mất máy', '--alone', '--print');
    expect(await accountOfSetup(deps(), secretIn(printed.at(-1) ?? ''))).toMatchObject({ address: HA });
  });

  it('closes and reopens, lists sessions and ends them, mails the link again', async () => {
    await invite();
    expect(await run('close', HA, '--reason', 'nghỉ việc')).toEqual([
      `${HA}  it  closed 2026-11-24T01:00:00.000Z  Lâm Thu Hà`,
    ]);
    expect(await runInVietnamese('reopen', HA)).toEqual([`${HA}  it  chưa thiết lập  Lâm Thu Hà`]);
    const account = await server.store.accounts.at(HA);
    await server.store.signIn.insertSession({
      _id: 's',
      account: HA,
      ...(account && { accountId: account._id }),
      epoch: account?.epoch ?? 0,
      name: 'Lâm Thu Hà',
      realm: 'all',
      strength: 'strong',
      method: 'password',
      device: 'Chrome, Windows',
      from: '10.0.0.7',
      createdAt: '2026-11-24T00:50:00.000Z',
      seenAt: '2026-11-24T00:55:00.000Z',
      endsAt: '2026-11-24T12:50:00.000Z',
    });
    expect(await run('sessions', HA, '--end')).toEqual([
      '2026-11-24T00:50:00.000Z  password  10.0.0.7  Chrome, Windows  last used 2026-11-24T00:55:00.000Z',
      'all sessions are ended',
    ]);
    expect(await runInVietnamese('sessions', HA)).toEqual(['không có phiên đăng nhập nào']);
    expect(await run('link', HA)).toEqual([`the setup link is mailed to ${HA}`]);
  });

  it('says which account there is not', async () => {
    await expect(run('close', 'x@y.example', '--reason', 'x')).rejects.toThrow(
      'there is no account x@y.example',
    );
  });

  it.each([
    [[], /a command is needed/],
    [['invite', 'x', '--name', 'x', '--role', 'it'], /^--address: /],
    [['invite', HA, '--role', 'it'], /^--name: /],
    [['invite', HA, '--name', 'x'], /^--roles: /],
    [['invite', HA, '--name', 'x', '--role', 'clrk'], /did you mean «clerk»/],
    [['invite', HA, '--name', 'x', '--role', 'unit'], /there is no granted role unit/],
    [['roles', HA, '--reason', 'x'], /roles needs --role, one or more, or --none/],
    [['roles', HA, '--role', 'it', '--none', '--reason', 'x'], /roles needs --role/],
    [['roles', HA, '--role', 'it'], /^--reason: /],
    [['reset', HA], /^--reason: /],
    [['reset', HA, '--reason', 'x', '--print'], /--print goes with --alone/],
    [['close', HA], /^--reason: /],
    [['sessions'], /missing required argument 'ADDRESS'/],
  ])('%j is refused in one line, before a store is opened', async (args, message) => {
    const { code, lines, errors } = await runCli(['accounts', ...args]);
    expect({ code, lines, errors }).toEqual({ code: 1, lines: [], errors: [expect.stringMatching(message)] });
  });
});
