import { spawnSync } from 'node:child_process';
import { compiledEntry } from '../../config/project-root';
import { linesOfCli, runCli } from '../support/run-cli';

const COMMANDS = [
  ...[
    'start',
    'worker',
    'api',
    'check',
    'accounts',
    'keys',
    'senders',
    'audit',
    'files',
    'doctor',
    'after-restore',
    'rehearse',
    'fuzz',
    'docs',
  ].map((name) => [name]),
  ...['list', 'invite', 'roles', 'reset', 'sessions', 'close', 'reopen', 'link'].map((name) => [
    'accounts',
    name,
  ]),
  ...['create', 'list', 'revoke'].map((name) => ['keys', name]),
  ...['create', 'list', 'parties', 'rotate', 'retire', 'revoke'].map((name) => ['senders', name]),
];

const helpOf = async (args: readonly string[], language: 'vi' | 'en') =>
  (await linesOfCli([...args, '--help'], { language })).join('\n');

describe('cong-vu', () => {
  it.each(COMMANDS.map((args) => ({ command: args.join(' '), args })))(
    '$command explains itself, with examples, in both languages',
    async ({ args }) => {
      const [english, vietnamese] = [await helpOf(args, 'en'), await helpOf(args, 'vi')];
      expect(english).toMatch(
        new RegExp(`^Usage: cong-vu ${args.join(' ')} \\[options\\][^]*\\nExamples:\\n {2}`),
      );
      expect(vietnamese).toMatch(
        new RegExp(`^Cách dùng: cong-vu ${args.join(' ')} \\[tùy chọn\\][^]*\\nVí dụ:\\n {2}`),
      );
      expect(vietnamese).not.toMatch(/Options:|Commands:|Arguments:|\b(the|and|default)\b/);
    },
  );

  it('names every command', async () => {
    const help = await helpOf([], 'en');
    for (const [name] of COMMANDS) expect(help).toMatch(new RegExp(`^ {2}${name} `, 'm'));
  });

  it.each([
    [[], 'error: a command is needed; --help lists them'],
    [['kyes'], "error: unknown command 'kyes' (Did you mean keys?)"],
    [['keys', 'lsit'], "error: unknown command 'lsit' (Did you mean list?)"],
    [['start', '--data-dri', 'x'], "error: unknown option '--data-dri' (Did you mean --data-dir?)"],
    [['start', '--data-dir'], "error: option '--data-dir <DIR>' argument missing"],
    [['fuzz', '--cases', '0'], 'error: --cases takes a whole number of 1 or more'],
  ])('refuses %j in one line, without the usage', async (args, error) => {
    expect(await runCli(args)).toEqual({ code: 1, lines: [], errors: [error] });
  });

  it.each([
    [[], 'lỗi: thiếu tên lệnh; xem danh sách bằng --help'],
    [['kyes'], "lỗi: không có lệnh 'kyes' (có phải là keys?)"],
    [['start', '--data-dri', 'x'], "lỗi: không có tùy chọn '--data-dri' (có phải là --data-dir?)"],
    [['start', '--data-dir'], "lỗi: tùy chọn '--data-dir <DIR>' thiếu giá trị"],
    [['keys', 'revoke'], "lỗi: thiếu tham số 'ID'"],
    [['keys', 'revoke', 'a', 'b'], 'lỗi: thừa tham số'],
    [['fuzz', '--cases', '0'], 'lỗi: --cases là số nguyên từ 1 trở lên'],
    [
      ['api'],
      'lỗi: chưa đặt MONGODB_URI; đề nghị chạy "npm start" để dùng các thành phần kèm theo, hoặc đặt biến này',
    ],
  ])('refuses %j in Vietnamese where the terminal speaks it', async (args, error) => {
    expect((await runCli(args, { language: 'vi' })).errors).toEqual([error]);
  });

  it('says a setting that is not right last, without a stack', async () => {
    const { stderr, status } = spawnSync(process.execPath, [compiledEntry('commands/cong-vu'), 'api'], {
      env: { ...process.env, PORT: 'x' },
      encoding: 'utf8',
    });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^error: invalid settings:\n {2}PORT: .*\n$/);
  });

  it.each([
    [{ LC_ALL: '', LANG: 'vi_VN.UTF-8' }, 'Cách dùng: cong-vu keys'],
    [{ LC_ALL: 'C', LANG: 'vi_VN.UTF-8' }, 'Usage: cong-vu keys'],
  ])('answers in the language of the terminal, %j', (locale, says) => {
    const { stdout, status } = spawnSync(
      process.execPath,
      [compiledEntry('commands/cong-vu'), 'keys', '--help'],
      { env: { ...process.env, LC_MESSAGES: '', ...locale }, encoding: 'utf8' },
    );
    expect({ status, says: stdout.startsWith(says) }).toEqual({ status: 0, says: true });
  });
});
