import { openTestCampaign } from '../fixtures/campaign';
import { linesOfCli, runCli } from '../support/run-cli';
import { startTestStore, type TestStore } from '../support/store';

let server: TestStore;

beforeAll(async () => {
  server = await startTestStore();
  await openTestCampaign(server.store);
});

afterAll(() => server.stop());

const at = { nowMs: Date.parse('2026-11-24T01:00:00.000Z') };
const run = (...args: string[]) => linesOfCli(['senders', ...args], { store: server.store, ...at });
const runInVietnamese = (...args: string[]) =>
  linesOfCli(['senders', ...args], { store: server.store, ...at, language: 'vi' });

describe('npm run senders', () => {
  it('says that there are none yet', async () => {
    expect(await run('list')).toEqual(['there are no senders']);
    expect(await runInVietnamese('list')).toEqual(['chưa có hệ thống nào được đăng ký']);
  });

  it('registers, lists, rotates, retires and revokes', async () => {
    const [, first] = await run(
      'create',
      'he-thong',
      '--label',
      'Hệ thống',
      '--parties',
      'so-y-te,so-tai-chinh',
    );
    expect(first).toMatch(/^whsec_/);
    const [title, second] = await run('rotate', 'he-thong');
    expect(second).not.toBe(first);
    const listed = await run('list');
    expect(listed[0]).toContain('files for so-y-te, so-tai-chinh');
    expect(listed.join('\n')).not.toContain('whsec_');
    const id = /secret (\w+) of he-thong/.exec(title ?? '')?.[1] ?? '';
    expect(await run('retire', 'he-thong', id)).toEqual([`${id} is retired`]);
    expect((await run('list')).join('\n')).toContain('retired 2026-11-24');
    expect(await run('parties', 'he-thong', '--parties', 'so-noi-vu')).toEqual([
      'he-thong files for so-noi-vu',
    ]);
    expect(await run('revoke', 'he-thong')).toEqual(['he-thong is revoked']);
    expect((await run('list'))[0]).toContain('revoked 2026-11-24');
  });

  it('makes no secret where none is set to seal it with', async () => {
    const args = ['senders', 'create', 'x', '--label', 'X', '--parties', 'so-y-te'];
    const bare = { store: server.store, secret: null };
    expect(await runCli(args, bare)).toMatchObject({
      code: 1,
      errors: [expect.stringMatching(/INSTALLATION_SECRET is not set/)],
    });
    expect((await runCli(args, { ...bare, language: 'vi' })).errors.join()).toMatch(
      /Chưa đặt INSTALLATION_SECRET/,
    );
  });

  it('does the same in Vietnamese where the terminal speaks it', async () => {
    const label = ['--label', 'Hệ thống Sở Y tế'];
    await runInVietnamese('create', 'cua-so-y-te', ...label, '--parties', 'so-y-te');
    const [title] = await runInVietnamese('rotate', 'cua-so-y-te');
    const id = /^khóa bí mật (\w+) của cua-so-y-te:$/.exec(title ?? '')?.[1] ?? '';
    expect(await runInVietnamese('retire', 'cua-so-y-te', id)).toEqual([`đã hủy khóa bí mật ${id}`]);
    expect(await runInVietnamese('parties', 'cua-so-y-te', '--parties', 'so-noi-vu')).toEqual([
      'cua-so-y-te gửi thay so-noi-vu',
    ]);
    const listed = (await runInVietnamese('list')).join('\n');
    expect(listed).toContain('cua-so-y-te  có hiệu lực  Hệ thống Sở Y tế  gửi thay so-noi-vu');
    expect(listed).toMatch(/^ {2}khóa bí mật \w+ {2}\S+ {2}đang dùng$/m);
    expect(listed).toMatch(/^ {2}khóa bí mật \w+ {2}\S+ {2}hủy lúc 2026-11-24/m);
    expect(await runInVietnamese('revoke', 'cua-so-y-te')).toEqual(['đã thu hồi hệ thống cua-so-y-te']);
  });

  it('says who did it in the audit', async () => {
    const entries = await server.store.audit.list({ limit: 100 });
    const actor = expect.stringMatching(/^command line/);
    expect(entries).toContainEqual(expect.objectContaining({ action: 'sender-created', actor }));
  });

  it('refuses a label that is more than a line', async () => {
    await expect(run('create', 'x', '--label', 'X\u001b[2J', '--parties', 'so-y-te')).rejects.toThrow(
      /^label: /,
    );
  });

  it('refuses a party that no register has, with the nearest', async () => {
    await expect(run('create', 'x', '--label', 'X', '--parties', 'so-y-tee')).rejects.toThrow(
      /^parties\[0\]: .*did you mean «so-y-te»\?/,
    );
  });

  it.each([
    [[], /a command is needed/],
    [['make'], /unknown command 'make'/],
    [['rotate'], /missing required argument 'ID'/],
    [['retire', 'x'], /missing required argument 'SECRET'/],
    [['parties', 'x'], /--parties/],
    [['list', '--all'], /--all/],
    [['revoke', 'a', 'b', 'c'], /too many arguments/],
  ])('%j is refused in one line, before a store is opened', async (args, message) => {
    const { code, lines, errors } = await runCli(['senders', ...args]);
    expect({ code, lines, errors }).toEqual({ code: 1, lines: [], errors: [expect.stringMatching(message)] });
  });
});
