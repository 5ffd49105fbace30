import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fromMs } from '../domain/time';
import type { Store } from '../store/store';
import { newKey } from './keys';

const OWNER_ONLY = 0o600;

/**
 * Without any living key nobody could call the API: then makes the first administrator key and writes it to
 * `admin-key` in the data folder. Resolves to the file's path, or undefined if there is a key already.
 *
 * The file comes first: a crash in between leaves a file with a key that is none, which the next start replaces.
 */
export async function ensureFirstKey({
  store,
  dataDir,
  now,
}: {
  store: Pick<Store, 'keys'>;
  dataDir: string;
  now: () => number;
}): Promise<string | undefined> {
  if ((await store.keys.count()) > 0) return undefined;
  const file = path.join(dataDir, 'admin-key');
  const { key, document } = newKey({ label: 'first administrator', createdAt: fromMs(now()) });
  await mkdir(dataDir, { recursive: true });
  // A mode only counts for a new file, so an old one is not written over.
  await rm(file, { force: true });
  await writeFile(file, `${key}\n`, { mode: OWNER_ONLY, flag: 'wx' });
  await store.keys.create(document);
  return file;
}
