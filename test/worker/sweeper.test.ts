import type { Client } from '@temporalio/client';
import { pino } from 'pino';
import type { IdempotencyDocument } from '../../store/documents';
import type { Store } from '../../store/store';
import { startSweeper } from '../../worker/sweeper';
import { startTestStores, type TestStores } from '../support/store';

let stores: TestStores;
let store: Store;
let sweeper: ReturnType<typeof startSweeper>;

beforeAll(async () => {
  stores = await startTestStores();
  store = await stores.fresh();
});

afterAll(() => stores.stop());

const key = (id: string, expiresAt: string): IdempotencyDocument => ({
  _id: id,
  fingerprint: 'f',
  givenId: 'g',
  attempt: 'a',
  busyUntil: '2026-10-01T00:01:00.000Z',
  expiresAt,
  answer: null,
});

it('the sweeper forgets expired idempotency keys, and no others', async () => {
  await store.idempotency.insert(key('old', '2026-10-02T00:00:00.000Z'));
  await store.idempotency.insert(key('young', '2026-10-02T00:00:00.001Z'));
  const removed = new Promise<number>((resolve) => {
    const removeExpired = async (at: string) => {
      const count = await stored.removeExpired(at);
      resolve(count);
      return count;
    };
    const stored = store.idempotency;
    sweeper = startSweeper({
      // Nothing is to be delivered.
      client: {} as Client,
      store: { ...store, idempotency: { ...stored, removeExpired } },
      now: () => Date.parse('2026-10-02T00:00:00.000Z'),
      logger: pino({ level: 'silent' }),
    });
  });
  expect(await removed).toBe(1);
  await sweeper.stop();
  expect(await store.idempotency.get('young')).not.toBeNull();
});
