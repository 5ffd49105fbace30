import { accessSync, constants, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findTemporal } from '../../embedded/parts/temporal';
import { prepareBrowser } from './browser/prepare-browser';
import { partContext, startTestStorePart } from './parts';
import { TEST_STORE_URI } from './store';
import { temporaryFolder } from './temporary-folder';
import { timeSkippingServer } from './time-skipping-server';
import { TEST_BUNDLE } from './workflow-bundle';

/**
 * Before any test: on a new machine the parts are downloaded, fetched or built, which takes minutes, and no test's own
 * time is meant for that. Afterwards they are kept, and this takes no time. Then the one store of the run is started;
 * each test file has databases of its own in it, whose names begin with `test-`.
 */
export default async function prepareParts(): Promise<void> {
  process.env['TMPDIR'] = memoryDisc() ?? tmpdir();
  const { folder, remove } = await temporaryFolder();
  await findTemporal(partContext(folder));
  await timeSkippingServer();
  process.env[TEST_BUNDLE] = path.join(folder, 'workflow-bundle.js');
  const external = process.env['MONGODB_URI'];
  const [part] = await Promise.all([
    external === undefined ? startTestStorePart(folder) : undefined,
    prepareBrowser(process.env),
  ]);
  process.env[TEST_STORE_URI] = external ?? part?.uri;
  // A test that lacks a server on purpose must not fetch it, nor wait for a network that is not there.
  Object.assign(process.env, { MONGOMS_DOWNLOAD_MIRROR: 'https://127.0.0.1:9', MONGOMS_MAX_RETRIES: '0' });
  globalThis.endPreparedParts = async () => {
    await part?.stop();
    await remove();
  };
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
