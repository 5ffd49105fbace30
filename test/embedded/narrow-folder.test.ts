import { chmod, mkdir, readdir, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { narrowFolder } from '../../embedded/narrow-folder';
import { temporaryFolder } from '../support/temporary-folder';

let folder: string;
let remove: () => Promise<void>;
beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
});
afterEach(() => remove());

const modeOf = async (name: string) => (await stat(path.join(folder, name))).mode & 0o777;

/** As older versions and `tar` with a usual mask leave it. */
async function wide(name: string, content?: string): Promise<void> {
  const file = path.join(folder, name);
  await mkdir(content === undefined ? file : path.dirname(file), { recursive: true });
  if (content !== undefined) await writeFile(file, content);
  await chmod(file, content === undefined ? 0o755 : 0o644);
}

test('an old data folder is its owner’s alone after a start, which says so once', async () => {
  await chmod(folder, 0o755);
  const files = [
    'admin-key',
    'lock',
    'logs/api.log',
    'mailbox/1.eml',
    'run/api.json',
    'store/secantusd-py/a/b.wt',
  ];
  for (const file of files) await wide(file, 'x');
  await wide('temporal');
  await wide('temporal/temporal.db', 'x');
  expect(await narrowFolder(folder)).toBeGreaterThan(files.length);
  for (const name of await readdir(folder, { recursive: true })) {
    const mode = (await stat(path.join(folder, name))).isDirectory() ? 0o700 : 0o600;
    expect([name, (await modeOf(name)) & 0o077]).toEqual([name, 0]);
    if (mode === 0o600) expect([name, await modeOf(name)]).toEqual([name, mode]);
  }
  expect(await modeOf('.')).toBe(0o700);
  expect(await narrowFolder(folder)).toBe(0);
});

test('what somebody else keeps in the folder, or links to from it, stays as it is', async () => {
  await wide('theirs/notes.txt', 'x');
  await mkdir(path.join(folder, 'logs'));
  await symlink(path.join(folder, 'theirs/notes.txt'), path.join(folder, 'logs/link'));
  await narrowFolder(folder);
  expect(await modeOf('theirs/notes.txt')).toBe(0o644);
});

test('a folder that is not there yet is no fault', async () => {
  expect(await narrowFolder(path.join(folder, 'none'))).toBe(0);
});
