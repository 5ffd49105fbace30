import { homedir } from 'node:os';
import path from 'node:path';
import { createConnection, Schema } from 'mongoose';
import { startStore, type StorePart } from '../../services/parts/store';
import { temporaryFolder } from '../support/temporary-folder';

// The first run on a machine builds or downloads the store.
jest.setTimeout(600_000);

const { env } = process;
const context = {
  searchPath: env['PATH'] ?? '',
  cacheDir: path.join(env['XDG_CACHE_HOME'] ?? path.join(homedir(), '.cache'), 'cong-vu'),
  reporter: { line: (text: string) => void process.stderr.write(`${text}\n`), progress: () => undefined },
};
const schema = new Schema({ _id: String, done: Boolean }, { collection: 'things' });

async function remember(uri: string, id: string): Promise<string[]> {
  const connection = await createConnection(uri).asPromise();
  try {
    const things = connection.model('Thing', schema);
    await things.updateOne({ _id: id }, { done: true }, { upsert: true });
    return (await things.find().sort({ _id: 1 })).map((thing) => thing._id as string);
  } finally {
    await connection.close();
  }
}

test('the store keeps what it acknowledged, over an end and over a kill', async () => {
  const { folder, remove } = await temporaryFolder();
  const start = (): Promise<StorePart> => startStore({ ...context, dataDir: folder, ports: { store: 0 } });
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
    await remove();
  }
});
