import mongoose from 'mongoose';
import { openStore } from '../../store/store';
import { startTestStores, type TestStores } from '../support/store';

let stores: TestStores;

beforeAll(async () => {
  stores = await startTestStores();
});

afterAll(() => stores.stop());

it('an entry of an older version is found by who, as soon as that is noted', async () => {
  const uri = stores.freshUri();
  const store = await openStore({ uri });
  stores.closing(uri, store);
  const connection = await mongoose.createConnection(uri).asPromise();
  const older = { at: '2013-10-01T00:00:00.000Z', actor: 'Sở Y tế (ab12)', action: 'waiver' };
  await connection.db?.collection<{ _id: string }>('audit').insertOne({ _id: 'old', ...older });
  await connection.close();
  const find = async (who: string) => (await store.audit.page({ filter: { who }, limit: 5 })).length;
  expect(await find('ab12')).toBe(0);
  await store.audit.nameOlder();
  expect([await find('ab12'), await find('Sở Y tế (ab12)'), await find('other')]).toEqual([1, 1, 0]);
});
