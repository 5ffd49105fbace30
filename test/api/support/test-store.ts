import type { Store } from '../../../store/store';
import { startTestStores } from '../../support/store';

/** One real store for a test file. */
export interface TestStore {
  store: Store;
  stop(): Promise<void>;
}

export async function startTestStore(): Promise<TestStore> {
  const stores = await startTestStores();
  return { store: await stores.fresh(), stop: () => stores.stop() };
}
