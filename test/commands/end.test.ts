import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, lstatSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { compiledEntry, projectRoot } from '../../config/project-root';
import { isAlive, type ProcessRecord, recordsOf } from '../../embedded/process/record';
import { temporaryFolder } from '../support/temporary-folder';

const PARTS = ['api', 'mail', 'store', 'temporal', 'worker'];

let dataDir: string;
let remove: () => Promise<void>;
const started: ChildProcess[] = [];

beforeAll(async () => {
  ({ folder: dataDir, remove } = await temporaryFolder());
});

afterAll(async () => {
  for (const child of started) child.kill('SIGKILL');
  // What keeps the parts running first, or it would start them again; it is no child of this process where npm is gone.
  const holder = holderOf(path.join(dataDir, 'lock'));
  for (const { pid, identity } of [...holder, ...recordsOf(dataDir)]) {
    if (isAlive({ pid, identity })) process.kill(pid, 'SIGKILL');
  }
  await remove();
});

function run(
  command: string,
  args: string[],
  locale = 'C',
): { child: ChildProcess; says: (text: string) => Promise<string> } {
  const child = spawn(command, args, {
    cwd: projectRoot,
    env: { ...process.env, DATA_DIR: dataDir, PORT: '0', LC_ALL: locale },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  started.push(child);
  const lines: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => lines.push(line));
  const said = (text: string) => lines.find((line) => line.includes(text));
  return {
    child,
    async says(text) {
      await until(() => said(text) !== undefined);
      return said(text) ?? '';
    },
  };
}

/** Looks now and then: what is waited for uses the same processors. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await delay(50);
}

/** The process that holds the data folder; none where it ended in order. */
const holderOf = (lock: string): Pick<ProcessRecord, 'pid' | 'identity'>[] =>
  existsSync(lock) ? [JSON.parse(readFileSync(lock, 'utf8'))] : [];

/** What of the data folder somebody else could read, or list. */
const openToOthers = () =>
  ['.', ...readdirSync(dataDir, { recursive: true }).map(String)].filter((name) => {
    const stats = lstatSync(path.join(dataDir, name), { throwIfNoEntry: false });
    return stats !== undefined && !stats.isSymbolicLink() && (stats.mode & 0o077) !== 0;
  });

const living = () => recordsOf(dataDir).filter(isAlive).length;
const allGone = () => until(() => living() === 0);

/** Who asks with a cookie, as a page of the service at `origin` does. */
const me = (origin: string, cookie: string) =>
  fetch(`${origin}/api/v1/me`, { headers: { Cookie: cookie, 'Sec-Fetch-Site': 'same-origin' } });

describe('the end of npm start', () => {
  let cookie = '';

  it.each(['SIGTERM', 'SIGHUP'] as const)(
    'ends every part with it, and the session that its link began: %s to npm',
    async (signal) => {
      const { child, says } = run('npm', ['start']);
      await says('is ready');
      expect(living()).toBe(PARTS.length);
      expect(openToOthers()).toEqual([]);
      const { origin, href } = new URL((await says('/vao/')).trim());
      // The session of an earlier run has ended with it.
      expect((await me(origin, cookie)).status).toBe(401);
      const entered = await fetch(`${origin}/sign-in/trial`, {
        method: 'POST',
        headers: { 'Sec-Fetch-Site': 'same-origin' },
        body: new URLSearchParams({ link: href.split('/vao/')[1] ?? '' }),
        redirect: 'manual',
      });
      cookie = entered.headers.getSetCookie()[0]?.split(';')[0] ?? '';
      expect((await me(origin, cookie)).status).toBe(200);
      child.kill(signal);
      await once(child, 'exit');
      await allGone();
    },
  );

  it('ends every part where the terminal of the start itself is closed, and speaks its language', async () => {
    chmodSync(dataDir, 0o755);
    chmodSync(path.join(dataDir, 'logs', 'api.log'), 0o644);
    const start = [compiledEntry('commands/cong-vu'), 'start', '--no-temporal-ui'];
    const { child, says } = run(process.execPath, start, 'vi_VN.UTF-8');
    expect(await says('chỉ chủ sở hữu đọc được')).toContain('(số tệp và thư mục: 2)');
    expect(openToOthers()).toEqual([]);
    // The address of its frontend, since there is no page.
    expect(await says('  Temporal ')).toMatch(/ 127\.0\.0\.1:\d+$/);
    await says('Công vụ đã sẵn sàng sau');
    for (const part of ['Kho dữ liệu: ', 'Temporal: ', 'Thư: hộp thư thử; ', '  Khóa quản trị '])
      await says(part);
    await says('Khóa đầu tiên ');
    child.kill('SIGHUP');
    expect(await once(child, 'exit')).toEqual([null, 'SIGHUP']);
    expect(living()).toBe(0);
  });

  it('leaves nothing where Ctrl-C asks twice in the middle of a start', async () => {
    const { child, says } = run(process.execPath, [compiledEntry('commands/cong-vu'), 'start']);
    await says('listening at');
    child.kill('SIGINT');
    await says('Ending');
    // Within half a second it would be the same keystroke, which npm hands on once more.
    await delay(600);
    child.kill('SIGINT');
    expect(await once(child, 'exit')).toEqual([expect.any(Number), null]);
    await allGone();
  });
});
