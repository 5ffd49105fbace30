import { randomUUID } from 'node:crypto';
import type { StorePart } from '../../services/parts/store';
import { openStore, type Store } from '../../store/store';
import { startTestStorePart } from './parts';
import { temporaryFolder } from './temporary-folder';

export interface TestStores {
  part: StorePart;
  /** A store of its own for one test: a fresh database of the file's server. */
  fresh: () => Promise<Store>;
  /** Closes all stores and ends the server. */
  stop: () => Promise<void>;
}

/** A real server of the kind that `npm start` would find, for one test file. */
export async function startTestStores(): Promise<TestStores> {
  const { folder, remove } = await temporaryFolder();
  const part = await startTestStorePart(folder);
  const opened: Store[] = [];
  return {
    part,
    async fresh() {
      const store = await openStore({ uri: part.uri.replace(/[^/]+$/, `test-${randomUUID()}`) });
      opened.push(store);
      return store;
    },
    async stop() {
      for (const store of opened) await store.close();
      await part.stop();
      await remove();
    },
  };
}
