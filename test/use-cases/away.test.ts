import { ServiceError } from '@temporalio/client';
import mongoose, { mongo } from 'mongoose';
import type { StorePart } from '../../embedded/parts/store';
import type { NoticeDocument } from '../../store/documents/letter';
import { openStore, type Store } from '../../store/store';
import { isServiceAway, isStoreAway } from '../../use-cases/away';
import { startOwnStores, type TestStores } from '../support/store';

const DUPLICATE_KEY = 11_000;
const result = {} as mongo.BulkWriteResult;
const bulk = (...codes: number[]) =>
  new mongo.MongoBulkWriteError(
    { message: 'x', code: codes[0], writeErrors: codes.map((code) => ({ code })) } as never,
    result,
  );
const serverError = (code: number) => new mongo.MongoServerError({ message: 'x', code });
const writeConcernError = (code: number) =>
  new mongo.MongoWriteConcernError({ ok: 1, writeConcernError: { code, errmsg: 'waiting for replication' } });

describe('a store is away', () => {
  test.each([
    ['NotWritablePrimary', 10_107],
    ['PrimarySteppedDown', 189],
    ['InterruptedDueToReplStateChange', 11_602],
    ['InterruptedAtShutdown', 11_600],
    ['ShutdownInProgress', 91],
    ['NotPrimaryNoSecondaryOk', 13_435],
    ['NotPrimaryOrSecondary', 13_436],
    ['HostUnreachable', 6],
    ['NetworkTimeout', 89],
    ['ExceededTimeLimit', 262],
    ['WriteConcernTimeout', 64],
  ])('when it says %s, without a label, alone, among many writes or of the write concern', (_name, code) => {
    for (const error of [serverError(code), bulk(DUPLICATE_KEY, code), writeConcernError(code)]) {
      expect(isStoreAway(error)).toBe(true);
    }
  });

  test('when a bulk write could not be sent at all, which its driver wraps', () => {
    const unreachable = new mongo.MongoNetworkError('connection closed');
    expect(isStoreAway(new mongo.MongoBulkWriteError(unreachable as never, result))).toBe(true);
  });

  test('and not when it refuses something, or something else has such a number', () => {
    for (const error of [serverError(DUPLICATE_KEY), bulk(DUPLICATE_KEY, DUPLICATE_KEY), serverError(13)])
      expect(isStoreAway(error)).toBe(false);
    expect(isStoreAway(Object.assign(new Error('grpc: already exists'), { code: 6 }))).toBe(false);
    expect(isStoreAway({ code: 6 })).toBe(false);
  });
});

describe('the real store', () => {
  let stores: TestStores & { part: StorePart };
  let commands: mongo.CommandStartedEvent[];
  let store: Store;
  beforeAll(async () => {
    stores = await startOwnStores();
    const uri = stores.freshUri();
    commands = [];
    store = await openStore({ uri, onCommand: (command) => commands.push(command) });
    stores.closing(uri, store);
  });
  afterAll(() => stores.stop());

  /** Every kind of write, by whether what it fails with says that the store is away; else what it says. */
  async function failures(): Promise<unknown[]> {
    const at = '2013-11-01T01:00:00.000Z';
    const results = await Promise.allSettled([
      store.campaigns.setSending({ campaign: 'x', sending: 'held' }),
      store.rounds.insert({ _id: 'r', campaign: 'x', at, stragglers: 0 }),
      store.letters.withdrawAll('x'),
      store.notices.insertMany([{ _id: 'n', round: null } as NoticeDocument]),
    ]);
    return results.map((each) =>
      each.status === 'rejected' ? isStoreAway(each.reason) || each.reason : 'stored',
    );
  }

  it('is asked to give up a write that no majority has within ten seconds', async () => {
    commands.length = 0;
    expect(await failures()).toEqual(Array(4).fill('stored'));
    const concerns = commands.map(({ command }) => (command as mongo.Document)['writeConcern'] as unknown);
    expect(concerns).toEqual(Array(4).fill({ w: 'majority', j: true, wtimeout: 10_000 }));
  });

  it('says in every kind of write that it is away, as its primary steps down', async () => {
    if (await stepDown(stores.part.uri)) expect(await failures()).toEqual(Array(4).fill(true));
  });

  it('says so once it has ended', async () => {
    await stores.part.stop();
    expect(await failures()).toEqual(Array(4).fill(true));
  });
});

/** For longer than this test; false where the store is no replica set. */
async function stepDown(uri: string): Promise<boolean> {
  const connection = await mongoose.createConnection(uri).asPromise();
  try {
    await connection.getClient().db('admin').command({ replSetStepDown: 60, force: true });
    return true;
  } catch (error) {
    if (error instanceof mongo.MongoServerError && error.codeName === 'NoReplicationEnabled') return false;
    throw error;
  } finally {
    await connection.close();
  }
}

describe('the workflow service is away', () => {
  const answered = (code: number, details = '') =>
    new ServiceError('failed', { cause: Object.assign(new Error(), { code, details, metadata: {} }) });

  test.each([
    ['CANCELLED, which is our own deadline over the native connection', 1, ''],
    ['DEADLINE_EXCEEDED', 4, ''],
    ['RESOURCE_EXHAUSTED', 8, ''],
    ['ABORTED', 10, ''],
    ['UNAVAILABLE', 14, ''],
    ['INTERNAL of a connection that was dropped', 13, 'Received RST_STREAM with code 2'],
  ])('when gRPC says %s', (_name, code, details) => {
    expect(isServiceAway(answered(code, details))).toBe(true);
  });

  test.each([
    ['INVALID_ARGUMENT', 3],
    ['PERMISSION_DENIED', 7],
    ['INTERNAL', 13],
    ['UNAUTHENTICATED', 16],
  ])('and not when it says %s', (_name, code) => {
    expect(isServiceAway(answered(code))).toBe(false);
  });
});
