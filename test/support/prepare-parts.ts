import { findStore } from '../../services/parts/store';
import { findTemporal } from '../../services/parts/temporal';
import { partContext } from './parts';
import { temporaryFolder } from './temporary-folder';
import { timeSkippingServer } from './time-skipping-server';

/**
 * Before any test: on a new machine the parts are downloaded or built, which takes minutes, and no test's own time is
 * meant for that. Afterwards they are kept, and this takes no time.
 */
export default async function prepareParts(): Promise<void> {
  const { folder, remove } = await temporaryFolder();
  try {
    await findStore(partContext(folder));
    await findTemporal(partContext(folder));
    await timeSkippingServer();
  } finally {
    await remove();
  }
}
