import { createHash, randomUUID } from 'node:crypto';
import mongoose, { type Connection, type mongo } from 'mongoose';
import { REFUSED_ACTIONS } from '../../domain/audit';
import type { StorePart } from '../../embedded/parts/store';
import { openStore, type Store } from '../../store/store';
import { startTestStorePart } from './parts';
import { temporaryFolder } from './temporary-folder';

export interface TestStores {
  /** A store of its own for one test: a fresh database of the server. */
  fresh: (more?: Pick<Parameters<typeof openStore>[0], 'onCommand'>) => Promise<Store>;
  /** The address of a fresh database; its store is opened by the test, which tells it to {@link closing}. */
  freshUri: () => string;
  /** Closes this store too, and removes its database. */
  closing: (uri: string, store: Store) => void;
  /** A collection of a store as it is kept. */
  raw: (store: Store, collection: string) => Promise<mongo.Collection>;
  /** How much each collection of a store holds, with a digest of it all; but for the log of attempts. */
  everythingIn: (store: Store) => Promise<Record<string, string>>;
  /** Closes all stores and removes their databases. */
  stop: () => Promise<void>;
}

/** Where `prepare-parts.ts` leaves the addresses of the servers of a run, with blanks between. */
export const TEST_STORE_URIS = 'CONG_VU_TEST_STORE_URIS';

/** The server of the process that this test runs in. */
export function testStoreUri(): string {
  const uris = process.env[TEST_STORE_URIS]?.split(' ') ?? [];
  const uri = uris[(Number(process.env['JEST_WORKER_ID']) - 1) % uris.length];
  if (uri === undefined)
    throw new Error('the run has no store: is it started by jest, with its globalSetup?');
  return uri;
}

/** The same server and the same options, with another database; credentials stay those of where they were made. */
export function withDatabase(uri: string, database: string): string {
  const [, servers, own = '', query = ''] =
    /^(mongodb(?:\+srv)?:\/\/[^/?]+)(?:\/([^?]*))?(?:\?(.*))?$/.exec(uri) ?? [];
  if (servers === undefined) throw new Error('the address of the store is no connection string');
  const options = new URLSearchParams(query);
  if (servers.includes('@') && !options.has('authSource')) options.set('authSource', own || 'admin');
  const text = options.toString();
  return `${servers}/${database}${text === '' ? '' : `?${text}`}`;
}

/** A real server of the run: of the kind that `npm start` would find, or the one that MONGODB_URI names. */
export async function startTestStores(): Promise<TestStores> {
  return storesOn(testStoreUri());
}

/** A server of their own, for tests that end it. */
export async function startOwnStores(): Promise<TestStores & { part: StorePart }> {
  const { folder, remove } = await temporaryFolder();
  const part = await startTestStorePart(folder);
  const stores = storesOn(part.uri);
  return {
    ...stores,
    part,
    async stop() {
      // Its databases go with its folder, and it may be gone already.
      await stores.close();
      await part.stop();
      await remove();
    },
  };
}

function storesOn(server: string): TestStores & { close: () => Promise<void> } {
  const uris = new Map<Store, string>();
  const looks = new Map<Store, Promise<Connection>>();
  const lookInto = (store: Store): Promise<Connection> => {
    const look = looks.get(store) ?? mongoose.createConnection(uris.get(store) ?? '').asPromise();
    looks.set(store, look);
    return look;
  };
  const freshUri = () => withDatabase(server, `test-${randomUUID()}`);
  const closing = (uri: string, store: Store) => void uris.set(store, uri);
  const close = async () => {
    for (const look of looks.values()) await (await look).close();
    for (const store of uris.keys()) await store.close();
  };
  return {
    close,
    async fresh(more) {
      const uri = freshUri();
      const store = await openStore({ uri, ...more });
      closing(uri, store);
      return store;
    },
    freshUri,
    closing,
    raw: async (store, collection) =>
      (await lookInto(store)).collection(collection) as unknown as mongo.Collection,
    everythingIn: async (store) => contentsOf(await lookInto(store)),
    async stop() {
      for (const store of uris.keys()) await (await lookInto(store)).dropDatabase();
      await close();
    },
  };
}

async function contentsOf({ db }: Connection): Promise<Record<string, string>> {
  if (!db) throw new Error('not connected');
  const names = (await db.listCollections().toArray()).map(({ name }) => name).sort();
  const digests = names
    .filter((name) => name !== 'attempts')
    .map(async (name) => {
      // That it was asked is told of a request that changed nothing, too.
      const which = name === 'audit' ? { action: { $nin: [...REFUSED_ACTIONS, 'content-read'] } } : {};
      const documents = await db.collection(name).find(which).sort({ _id: 1 }).toArray();
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
