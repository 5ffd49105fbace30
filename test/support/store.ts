import { createHash, randomUUID } from 'node:crypto';
import mongoose, { type Connection } from 'mongoose';
import type { StorePart } from '../../services/parts/store';
import { openStore, type Store } from '../../store/store';
import { startTestStorePart } from './parts';
import { temporaryFolder } from './temporary-folder';

export interface TestStores {
  part: StorePart;
  /** A store of its own for one test: a fresh database of the file's server. */
  fresh: () => Promise<Store>;
  /** How much each collection of a store holds, with a digest of it all; but for the log of attempts. */
  everythingIn: (store: Store) => Promise<Record<string, string>>;
  /** Closes all stores and ends the server. */
  stop: () => Promise<void>;
}

/** A real server of the kind that `npm start` would find, for one test file. */
export async function startTestStores(): Promise<TestStores> {
  const { folder, remove } = await temporaryFolder();
  const part = await startTestStorePart(folder);
  const uris = new Map<Store, string>();
  const looks = new Map<Store, Promise<Connection>>();
  return {
    part,
    async fresh() {
      const uri = part.uri.replace(/[^/]+$/, `test-${randomUUID()}`);
      const store = await openStore({ uri });
      uris.set(store, uri);
      return store;
    },
    async everythingIn(store) {
      const look = looks.get(store) ?? mongoose.createConnection(uris.get(store) ?? '').asPromise();
      looks.set(store, look);
      return contentsOf(await look);
    },
    async stop() {
      for (const look of looks.values()) await (await look).close();
      for (const store of uris.keys()) await store.close();
      await part.stop();
      await remove();
    },
  };
}

async function contentsOf({ db }: Connection): Promise<Record<string, string>> {
  if (!db) throw new Error('not connected');
  const names = (await db.listCollections().toArray()).map(({ name }) => name).sort();
  const digests = names
    .filter((name) => name !== 'attempts')
    .map(async (name) => {
      const documents = await db.collection(name).find().sort({ _id: 1 }).toArray();
      const digest = createHash('sha256').update(JSON.stringify(documents)).digest('hex');
      return [name, `${documents.length} ${digest}`] as const;
    });
  return Object.fromEntries(await Promise.all(digests));
}

/** The one real store of a test file. */
export interface TestStore {
  store: Store;
  stop: () => Promise<void>;
}

export async function startTestStore(): Promise<TestStore> {
  const { fresh, stop } = await startTestStores();
  return { store: await fresh(), stop };
}
