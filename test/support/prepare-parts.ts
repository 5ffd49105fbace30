import { accessSync, constants, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { StorePart } from '../../embedded/parts/store';
import { findTemporal } from '../../embedded/parts/temporal';
import { prepareBrowser } from './browser/prepare-browser';
import { partContext, startTestStorePart } from './parts';
import { TEST_STORE_URIS } from './store';
import { temporaryFolder } from './temporary-folder';
import { timeSkippingServer } from './time-skipping-server';
import { TEST_BUNDLE } from './workflow-bundle';

/**
 * Before any test: on a new machine the parts are downloaded, fetched or built, which takes minutes, and no test's own
 * time is meant for that. Afterwards they are kept, and this takes no time. Then the stores of the run are started, one for
 * each process that runs tests: the embedded one uses no more than one processor. Each test file has databases of its own in
 * it, whose names begin with `test-`.
 */
export default async function prepareParts({ maxWorkers }: { maxWorkers: number }): Promise<void> {
  process.env['TMPDIR'] = memoryDisc() ?? tmpdir();
  const { folder, remove } = await temporaryFolder();
  await findTemporal(partContext(folder));
  await timeSkippingServer();
  process.env[TEST_BUNDLE] = path.join(folder, 'workflow-bundle.js');
  const external = process.env['MONGODB_URI'];
  const [parts] = await Promise.all([
    external === undefined ? startStores(folder, maxWorkers) : [],
    prepareBrowser(process.env),
  ]);
  process.env[TEST_STORE_URIS] = external ?? parts.map(({ uri }) => uri).join(' ');
  // A test that lacks a server on purpose must not fetch it, nor wait for a network that is not there.
  Object.assign(process.env, { MONGOMS_DOWNLOAD_MIRROR: 'https://127.0.0.1:9', MONGOMS_MAX_RETRIES: '0' });
  globalThis.endPreparedParts = async () => {
    await Promise.all(parts.map((part) => part.stop()));
    await remove();
  };
}

/** The first alone: on a new machine it fetches what the others need too. */
async function startStores(folder: string, count: number): Promise<StorePart[]> {
  const startIn = async (name: string) => startTestStorePart(path.join(folder, name));
  const first = await startIn('1');
  const others = Array.from({ length: count - 1 }, (_, n) => startIn(String(n + 2)));
  return [first, ...(await Promise.all(others))];
}

const MEMORY_DISC = '/dev/shm';
const ENOUGH_BYTES = 2 * 1024 ** 3;

/** Servers of a test write through to their disc at each commit: where Linux has one in memory, that takes no time. */
function memoryDisc(): string | undefined {
  try {
    accessSync(MEMORY_DISC, constants.W_OK);
    const { bavail, bsize } = statfsSync(MEMORY_DISC);
    return bavail * bsize > ENOUGH_BYTES ? MEMORY_DISC : undefined;
  } catch {
    return undefined;
  }
}
