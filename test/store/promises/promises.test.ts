import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { promisify } from 'node:util';
import { mongo } from 'mongoose';
import { testStoreUri, withDatabase } from '../../support/store';

/**
 * What the service relies on of its store, whatever engine it is: run it with MONGODB_URI set to judge a server of
 * one's own (docs/operations.md). It works in a database of its own and removes it.
 */

interface Thing {
  _id: number | string;
  [field: string]: unknown;
}

const uri = withDatabase(testStoreUri(), `test-${randomUUID()}`);
const client = new mongo.MongoClient(uri, { writeConcern: { w: 'majority', journal: true } });
const collection = (name: string) => client.db().collection<Thing>(name);

beforeAll(() => client.connect());
afterAll(async () => {
  await client.db().dropDatabase();
  await client.close();
});

describe('a condition and its write are one', () => {
  const ROUNDS = 20;
  const AT_ONCE = 8;

  it('so that of 16 over two processes one wins, and no increment is lost', async () => {
    const races = collection('races');
    const racer = path.join(__dirname, 'racer.cjs');
    const run = () =>
      promisify(execFile)(process.execPath, [racer, uri, String(ROUNDS), String(AT_ONCE)], {
        encoding: 'utf8',
      });
    const both = [run(), run()];
    for (let round = 0; round < ROUNDS; round += 1) {
      await races.insertOne({ _id: round, used: false, count: 0 });
    }
    const [one, other] = (await Promise.all(both)).map(({ stdout }) => JSON.parse(stdout) as number[]);
    expect(one?.map((won, round) => won + (other?.[round] ?? 0))).toEqual(Array(ROUNDS).fill(1));
    expect((await races.find().toArray()).map(({ count }) => count)).toEqual(Array(ROUNDS).fill(2 * AT_ONCE));
  });

  it('so that of several that insert or replace by a condition one stands, the newest', async () => {
    const views = collection('views');
    const write = async (changes: number): Promise<void> => {
      try {
        await views.replaceOne({ _id: 'u', changes: { $lt: changes } }, { changes }, { upsert: true });
      } catch (error) {
        if (!(error instanceof mongo.MongoServerError) || error.code !== 11_000) throw error;
        // Another was first: compared with it, as the service does.
        await views
          .replaceOne({ _id: 'u', changes: { $lt: changes } }, { changes }, { upsert: true })
          .catch(() => 0);
      }
    };
    await Promise.all(Array.from({ length: 16 }, (_, i) => write(i + 1)));
    expect(await views.find().toArray()).toEqual([{ _id: 'u', changes: 16 }]);
  });
});

describe('a key is taken once', () => {
  it('and the second is told by the code 11000', async () => {
    const keys = collection('keys');
    await keys.insertOne({ _id: 'a', n: 1 });
    await expect(keys.insertOne({ _id: 'a', n: 2 })).rejects.toMatchObject({ code: 11_000 });
    expect(await keys.findOne({ _id: 'a' })).toEqual({ _id: 'a', n: 1 });
  });

  it('also where a unique index says so', async () => {
    const unique = collection('unique');
    await unique.createIndex({ a: 1, b: 1 }, { unique: true });
    await unique.insertOne({ _id: 1, a: 'x', b: 1 });
    await unique.insertOne({ _id: 2, a: 'x', b: 2 });
    await expect(unique.insertOne({ _id: 3, a: 'x', b: 1 })).rejects.toMatchObject({ code: 11_000 });
  });

  it('and of 16 who insert it at once one succeeds', async () => {
    const keys = collection('keys-at-once');
    const results = await Promise.allSettled(
      Array.from({ length: 16 }, (_, n) => keys.insertOne({ _id: 'b', n })),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});

describe('many at once are inserted', () => {
  const taken = [{ _id: 2, old: true }];
  const three = () => [{ _id: 1 }, { _id: 2 }, { _id: 3 }];

  it('each for itself where they are unordered', async () => {
    const things = collection('unordered');
    await things.insertMany(taken);
    const insert = things.insertMany(three(), { ordered: false });
    await expect(insert).rejects.toMatchObject({ insertedCount: 2 });
    expect(await things.find().sort({ _id: 1 }).toArray()).toEqual([{ _id: 1 }, taken[0], { _id: 3 }]);
  });

  it('up to the first that fails where they are ordered', async () => {
    const things = collection('ordered');
    await things.insertMany(taken);
    await expect(things.insertMany(three())).rejects.toMatchObject({ insertedCount: 1 });
    expect(await things.find().sort({ _id: 1 }).toArray()).toEqual([{ _id: 1 }, taken[0]]);
  });
});

describe('indexes are declared', () => {
  it('by two at once on a new database, each before it writes', async () => {
    const names = Array.from({ length: 20 }, (_, i) => `declared-${i}`);
    const begin = async (mine: mongo.MongoClient, _id: string) => {
      for (const name of names) await mine.db().collection(name).createIndex({ campaign: 1, at: 1 });
      for (const name of names) await mine.db().collection<Thing>(name).insertOne({ _id });
    };
    const other = await new mongo.MongoClient(uri).connect();
    await Promise.all([begin(client, 'one'), begin(other, 'other')]);
    await other.close();
    for (const name of names) expect(await collection(name).countDocuments()).toBe(2);
  });
});

describe('a document comes back as it went in', () => {
  it('with names of fields that have dots, and empty lists and objects', async () => {
    const things = collection('as-they-were');
    const document = {
      _id: 'x',
      answers: { 'STC-8:v2': { outcome: 'accepted' }, 'a.b': { n: 1.5 }, constructor: {} },
      list: [],
      nested: [{ at: null, text: 'Đồng Nai', deep: { empty: {} } }],
    };
    await things.insertOne(document);
    expect(await things.findOne({ _id: 'x' })).toEqual(document);
    await things.replaceOne({ _id: 'x' }, { answers: document.answers });
    expect(await things.findOne({ _id: 'x' })).toEqual({ _id: 'x', answers: document.answers });
  });

  it('without what is left out', async () => {
    const things = collection('projected');
    await things.insertOne({ _id: 1, head: 'a', content: { secret: 'b' } });
    expect(await things.findOne({}, { projection: { content: 0 } })).toEqual({ _id: 1, head: 'a' });
  });
});

describe('a query', () => {
  const things = () => collection('queried');
  beforeAll(async () => {
    await things().createIndex({ campaign: 1, at: 1, _id: 1 });
    await things().insertMany(
      Array.from({ length: 300 }, (_, i) => ({
        _id: i,
        campaign: i % 3 === 0 ? 'a' : 'b',
        at: `2026-${String(300 - i).padStart(3, '0')}`,
        answer: i % 2 === 0 ? null : { outcome: 'accepted' },
        owed: [
          { step: 'one', party: `p${i % 5}`, dueAt: '2026' },
          { step: 'two', party: `p${i % 7}`, dueAt: '2027' },
        ],
      })),
    );
  });

  const planOf = async (cursor: { explain(): Promise<mongo.Document> }) =>
    JSON.stringify(await cursor.explain());

  it('is answered in the order and to the number that is asked for, by an index', async () => {
    const query = () => things().find({ campaign: 'a' }).sort({ campaign: 1, at: 1, _id: 1 }).limit(3);
    expect((await query().toArray()).map(({ _id }) => _id)).toEqual([297, 294, 291]);
    expect(await planOf(query())).toContain('IXSCAN');
  });

  it('moves on page by page, and neither repeats nor leaves out what was there from the start', async () => {
    const seen: unknown[] = [];
    for (let after = -1; ; ) {
      const page = await things()
        .find({ campaign: 'b', _id: { $gt: after } })
        .sort({ _id: 1 })
        .limit(7)
        .toArray();
      seen.push(...page.map(({ _id }) => _id));
      const last = page.at(-1);
      if (last === undefined) break;
      // What comes in meanwhile, before and behind the page, moves nothing.
      await things().insertOne({ _id: -seen.length, campaign: 'b' });
      after = Number(last._id);
    }
    expect(seen).toEqual(Array.from({ length: 300 }, (_, i) => i).filter((i) => i % 3 !== 0));
  });

  it('asks one and the same item of a list for all that is asked of it', async () => {
    const asked = {
      owed: {
        $elemMatch: {
          step: { $exists: true },
          $and: [{ step: 'two' }, { party: 'p6' }, { $nor: [{ dueAt: '2026' }] }],
        },
      },
    };
    const expected = Array.from({ length: 300 }, (_, i) => i).filter((i) => i % 7 === 6);
    expect((await things().find(asked).sort({ _id: 1 }).toArray()).map(({ _id }) => _id)).toEqual(expected);
  });

  it('finds what is null, and what is not there', async () => {
    expect(await things().countDocuments({ _id: { $gte: 0 }, answer: null })).toBe(150);
    expect(await things().countDocuments({ _id: { $gte: 0 }, none: { $exists: false } })).toBe(300);
  });

  it('is counted by a field', async () => {
    const groups = await things()
      .aggregate([{ $match: { _id: { $gte: 0 } } }, { $group: { _id: '$campaign', count: { $sum: 1 } } }])
      .toArray();
    expect(new Map(groups.map(({ _id, count }) => [_id, count]))).toEqual(
      new Map([
        ['a', 100],
        ['b', 200],
      ]),
    );
  });
});

it('many documents are written by one condition, and how many is told', async () => {
  const things = collection('many');
  await things.insertMany(Array.from({ length: 10 }, (_, i) => ({ _id: i, round: i < 4 ? 'r' : null })));
  const { matchedCount } = await things.updateMany({ round: null }, { $set: { round: 's' } });
  expect(matchedCount).toBe(6);
  expect(await things.countDocuments({ round: 's' })).toBe(6);
});

it('an index by which documents expire is kept', async () => {
  const things = collection('expiring');
  await things.createIndex({ forgetAt: 1 }, { expireAfterSeconds: 0 });
  expect(await things.indexes()).toContainEqual(expect.objectContaining({ expireAfterSeconds: 0 }));
});
