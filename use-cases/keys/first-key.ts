import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Logger } from 'pino';
import { fromMs } from '../../domain/time';
import type { Store } from '../../store/store';
import { ableStewards } from '../accounts/stewards';
import { newKey } from './keys';

const OWNER_ONLY = 0o600;

/**
 * Without a living administrator key, and without an administrator who can sign in, nobody could open a campaign: then makes the
 * first key and writes it to `admin-key` in the data folder. Resolves to the file's path, or undefined if none is needed.
 *
 * The file comes first: a crash in between leaves a file with a key that is none, which the next start replaces.
 */
export async function ensureFirstKey({
  store,
  dataDir,
  now,
}: {
  store: Pick<Store, 'accounts' | 'keys'>;
  dataDir: string;
  now: () => number;
}): Promise<string | undefined> {
  if ((await store.keys.countAdministrators(fromMs(now()))) > 0) return undefined;
  if ((await ableStewards({ store }, ['administrator'])).length > 0) return undefined;
  const file = path.join(dataDir, 'admin-key');
  const { key, document } = newKey({
    label: 'first administrator',
    roles: ['administrator'],
    nowMs: now(),
    first: true,
  });
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  // A mode only counts for a new file, so an old one is not written over.
  await rm(file, { force: true });
  await writeFile(file, `${key}\n`, { mode: OWNER_ONLY, flag: 'wx' });
  await store.keys.create(document);
  return file;
}

/** A first key is nobody's own: who did what was done with it, no record tells. Each start says so while one is valid. */
export async function warnOfFirstKeys({
  store,
  logger,
  now,
}: {
  store: Pick<Store, 'keys'>;
  logger: Pick<Logger, 'warn'>;
  now: () => number;
}): Promise<void> {
  for (const { _id: key } of await store.keys.firstOnes(fromMs(now()))) {
    logger.warn(
      { key },
      `the first administrator key is still valid: invite an account ("npm run accounts -- invite ADDRESS --name NAME --role administrator"), have its person set it up, then revoke the key ("npm run keys -- revoke ${key}")`,
    );
  }
}
