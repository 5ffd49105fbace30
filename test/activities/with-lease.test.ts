import { MockActivityEnvironment } from '@temporalio/testing';
import { withLease } from '../../activities/with-lease';
import type { Store } from '../../store/store';
import { runActivity } from '../support/run-activity';
import { startTestStores, type TestStores } from '../support/store';
import { until } from '../support/until';

let stores: TestStores;
let store: Store;
beforeAll(async () => {
  stores = await startTestStores();
});
afterAll(() => stores.stop());
beforeEach(async () => {
  store = await stores.fresh();
});

const holding = <T>(work: (signal: AbortSignal) => Promise<T>) =>
  runActivity(() => withLease({ store, lease: 'relay', work }), undefined);

test('one after the other has a lease, and a failure gives it back', async () => {
  let isAlone = true;
  let inside = 0;
  const work = async () => {
    inside += 1;
    isAlone &&= inside === 1;
    await new Promise((resolve) => setImmediate(resolve));
    inside -= 1;
    throw new Error('broken off');
  };
  const ends = await Promise.allSettled([holding(work), holding(work), holding(work)]);
  expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect(isAlone).toBe(true);
});

test('a lease whose holder died is free when it runs out', async () => {
  const at = (ms: number) => new Date(Date.now() + ms).toISOString();
  await store.leases.take({ lease: 'relay', holder: 'dead', now: at(0), until: at(1500) });
  const next = { lease: 'relay', holder: 'next', now: at(0), until: at(9000) };
  expect(await store.leases.take(next)).toBeUndefined();
  expect(await holding(async () => 'done')).toBe('done');
});

test('a holder that has lost its lease is told, and does not take it from the next', async () => {
  const far = '2999-01-01T00:00:00.000Z';
  await holding(async (signal) => {
    await store.leases.take({ lease: 'relay', holder: 'next', now: far, until: far });
    await until(async () => signal.aborted || undefined);
  });
  const now = new Date().toISOString();
  expect(await store.leases.take({ lease: 'relay', holder: 'third', now, until: now })).toBeUndefined();
});

test('what a holder leaves comes to the next', async () => {
  const seen: unknown[] = [];
  const hold = (count: number) =>
    runActivity(
      () =>
        withLease({
          store,
          lease: 'relay',
          work: async (_, left) => void seen.push(left),
          leave: () => ({ by: 'somebody', count }),
        }),
      undefined,
    );
  await hold(3);
  await hold(4);
  expect(seen).toEqual([undefined, { by: 'somebody', count: 3 }]);
});

test('an activity that waits for a lease gives up when its worker shuts down', async () => {
  const far = '2999-01-01T00:00:00.000Z';
  await store.leases.take({ lease: 'relay', holder: 'other', now: far, until: far });
  const environment = new MockActivityEnvironment({ activityId: 'waits' });
  const waiting = environment.run(() => withLease({ store, lease: 'relay', work: () => Promise.resolve() }));
  environment.cancel('WORKER_SHUTDOWN');
  await expect(waiting).rejects.toThrow();
});
