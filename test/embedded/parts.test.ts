import { mkdir, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { createConnection, mongo, Schema } from 'mongoose';
import { findStore, runningStoreUri, type StorePart, startStore } from '../../embedded/parts/store';
import { partContext } from '../support/parts';
import { temporaryFolder } from '../support/temporary-folder';

const schema = new Schema({ _id: String, done: Boolean }, { collection: 'things' });

async function remember(uri: string, id: string): Promise<string[]> {
  // As the service writes: above all it creates no collection beside the first write into it (decision 10).
  const options = { autoCreate: false, writeConcern: { w: 'majority', journal: true } } as const;
  const connection = await createConnection(uri, options).asPromise();
  try {
    const things = connection.model('Thing', schema);
    await things.updateOne({ _id: id }, { done: true }, { upsert: true });
    return (await things.find().sort({ _id: 1 })).map((thing) => thing._id as string);
  } finally {
    await connection.close();
  }
}

let folder: string;
let remove: () => Promise<void>;
beforeEach(async () => {
  ({ folder, remove } = await temporaryFolder());
});
afterEach(() => remove());

const start = (): Promise<StorePart> => startStore({ ...partContext(folder), ports: { store: 0 } });
const modeOf = async (file: string) => (await stat(file)).mode & 0o777;

test('the store keeps what it acknowledged, over an end and over a kill', async () => {
  let store = await start();
  try {
    expect(await remember(store.uri, 'a')).toEqual(['a']);
    await store.stop();
    store = await start();
    expect(await remember(store.uri, 'b')).toEqual(['a', 'b']);
    store.kill();
    store = await start();
    expect(await remember(store.uri, 'c')).toEqual(['a', 'b', 'c']);
  } finally {
    await store.stop();
  }
});

test('the store asks for the password of its data folder, which its owner alone can read', async () => {
  const store = await start();
  try {
    const password = (await readFile(path.join(folder, 'store', 'password'), 'utf8')).trim();
    expect(store.uri).toContain(password);
    expect(JSON.stringify(store.description)).not.toContain(password);
    expect(runningStoreUri(folder)).toBe(store.uri);
    expect(await modeOf(path.join(folder, 'store', 'password'))).toBe(0o600);
    expect(await modeOf(path.join(folder, 'store'))).toBe(0o700);
    expect(await remember(store.uri, 'a')).toEqual(['a']);
    for (const wrong of [
      store.uri.replace(`cong-vu:${password}@`, ''),
      store.uri.replace(password, 'guessed'),
    ]) {
      const client = new mongo.MongoClient(wrong, { serverSelectionTimeoutMS: 5000 });
      await expect(client.db('cong-vu').collection('things').find().toArray()).rejects.toThrow(/auth/i);
      await client.close();
    }
  } finally {
    await store.stop();
  }
  expect(runningStoreUri(folder)).toBeUndefined();
});

test('a first start that was killed before the password was written is made good by the next', async () => {
  const first = await start();
  await first.stop();
  await rm(path.join(folder, 'store', 'password'));
  const again = await start();
  try {
    expect(await remember(again.uri, 'a')).toEqual(['a']);
  } finally {
    await again.stop();
  }
});

test.each([
  ['ferretdb', /ferretdb holds the data of FerretDB, which this version does not read. Move .* away/],
  ['mongod', /mongod was made by mongod: install mongod, or set MONGODB_URI/],
  ['secantusd-rs', /secantusd-rs was made by secantusd-rs: install secantusd-rs, or set MONGODB_URI/],
])(
  'data of %s is refused in a sentence where that is not at hand, and not misread',
  async (engine, message) => {
    await mkdir(path.join(folder, 'store', engine), { recursive: true });
    const none = { ...partContext(folder), searchPath: '', cacheDir: path.join(folder, 'cache') };
    await expect(findStore(none)).rejects.toThrow(message);
  },
);
