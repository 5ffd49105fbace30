import type { mongo } from 'mongoose';
import type { Store } from '../../store/store';
import { startTestStores, type TestStores } from './store';

/**
 * Tests of the store, each on a fresh one, which is there for tests and hooks and not yet while they are collected. `raw`
 * gives a collection of it as it is kept.
 */
export function describeStore(
  title: string,
  tests: (store: Store, raw: (collection: string) => Promise<mongo.Collection>) => void,
): void {
  describe(title, () => {
    let stores: TestStores;
    let started: Store | undefined;
    const current = (): Store => {
      if (!started)
        throw new Error(`«${title}» asks for its store before it is started: ask in tests or hooks`);
      return started;
    };
    beforeAll(async () => {
      stores = await startTestStores();
    });
    afterAll(() => stores.stop());
    beforeEach(async () => {
      started = await stores.fresh();
    });
    // The embedded server's threads for its connections would take time from the others'.
    afterEach(() => started?.close());

    tests(
      new Proxy({} as Store, { get: (_target, name) => Reflect.get(current(), name) as unknown }),
      (collection) => stores.raw(current(), collection),
    );
  });
}
