import { mongo } from 'mongoose';
import { startTestStorePart } from '../../support/parts';
import { temporaryFolder } from '../../support/temporary-folder';

const KILLS = 4;

/** The embedded store's; a server that MONGODB_URI names is not ours to kill. */
it('nothing that was acknowledged is lost when the embedded store is killed', async () => {
  const { folder, remove } = await temporaryFolder();
  const acknowledged: number[] = [];
  let next = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    const part = await startTestStorePart(folder);
    const client = new mongo.MongoClient(part.uri, {
      serverSelectionTimeoutMS: 2000,
      writeConcern: { w: 'majority', journal: true },
    });
    const things = client.db('test-kill').collection<{ _id: number }>('things');
    const write = async (): Promise<void> => {
      for (;;) {
        const _id = next;
        next += 1;
        await things.insertOne({ _id });
        acknowledged.push(_id);
        if (acknowledged.length >= (kill + 1) * 100) return;
      }
    };
    // Others are on their way when it dies.
    const writers = Array.from({ length: 8 }, write);
    await Promise.race(writers);
    part.kill();
    await Promise.allSettled(writers);
    await client.close();
  }
  const part = await startTestStorePart(folder);
  const client = new mongo.MongoClient(part.uri);
  const found = await client.db('test-kill').collection<{ _id: number }>('things').find().toArray();
  const kept = new Set(found.map(({ _id }) => _id));
  expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);
  expect(acknowledged.length).toBeGreaterThanOrEqual(KILLS * 100);
  await client.close();
  await part.stop();
  await remove();
});
