import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { acquireLock, LockedError } from '../../embedded/process/lock';
import { temporaryFolder } from '../support/temporary-folder';

let folder: string;
let remove: () => Promise<void>;

beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
});
afterEach(() => remove());

test('a held lock is refused and names its owner; a released one is free', async () => {
  const file = path.join(folder, 'lock');
  const lock = await acquireLock({ file });
  await expect(acquireLock({ file })).rejects.toMatchObject({ name: 'LockedError', ownerPid: process.pid });
  await lock.release();
  await (await acquireLock({ file })).release();
});

test.each([
  ['of a dead owner', JSON.stringify({ pid: process.pid, identity: 'of another boot', token: 'old' })],
  ['torn by a power cut', '{"pid": 1'],
])('a lock %s is taken over, by one only', async (_what, content) => {
  const file = path.join(folder, 'lock');
  await writeFile(file, content);
  const attempts = await Promise.allSettled(Array.from({ length: 20 }, () => acquireLock({ file })));
  expect(attempts.filter((attempt) => attempt.status === 'fulfilled')).toHaveLength(1);
  for (const attempt of attempts) {
    if (attempt.status === 'rejected') expect(attempt.reason).toBeInstanceOf(LockedError);
  }
});
