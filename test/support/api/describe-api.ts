import type { mongo } from 'mongoose';
import type { ApiDeps } from '../../../api/deps';
import type { Register } from '../../../domain/register';
import type { Instant } from '../../../domain/time';
import type { StorePart } from '../../../embedded/parts/store';
import type { Store } from '../../../store/store';
import { startOwnStores, startTestStores, type TestStores } from '../store';
import { OPENING, type TestApi, testApi } from './api';

/** An API on a real store. */
export interface ApiUnderTest extends TestApi {
  /** The server of a store of its own. */
  storePart: StorePart | undefined;
  /** Of its store, how much each collection holds, with a digest of it all; but for the log of attempts. */
  everything(): Promise<Record<string, string>>;
  /** A collection of its store as it is kept. */
  raw(collection: string): Promise<mongo.Collection>;
}

export interface ApiOptions {
  /** Deps of the API that are not the usual ones. */
  deps?: (store: Store) => Partial<ApiDeps>;
  /** Else the small one. */
  register?: Register;
  /** Id of a campaign to open before anything else. */
  open?: string;
  /** What time it is after that, and when each test begins. */
  at?: Instant;
  /** A server of its own, for tests that end it. */
  ownServer?: boolean;
  /** Each test has an API and a store of its own, where else all share them. */
  fresh?: boolean;
  /** Told of every command to the store. */
  onCommand?: (command: mongo.CommandStartedEvent) => void;
}

/**
 * Tests of the API. `api` is there for them and for their hooks, not yet while they are collected; when a test begins,
 * the clock shows `at` again and no evaluation is deaf.
 */
export function describeApi(
  title: string,
  { deps, register, open, at = OPENING, fresh = false, ownServer = false, onCommand }: ApiOptions,
  tests: (api: ApiUnderTest) => void,
): void {
  describe(title, () => {
    let stores: TestStores & { part?: StorePart };
    let started: ApiUnderTest | undefined;
    let store: Store;

    const start = async () => {
      store = await stores.fresh(onCommand && { onCommand });
      const api = await testApi({ store, register, ...deps?.(store) });
      if (open !== undefined) await api.open(open);
      api.setTime(at);
      const everything = () => stores.everythingIn(store);
      const raw = (collection: string) => stores.raw(store, collection);
      started = { ...api, storePart: stores.part, everything, raw };
    };

    beforeAll(async () => {
      stores = await (ownServer ? startOwnStores() : startTestStores());
      if (!fresh) await start();
    });

    beforeEach(async () => {
      if (fresh) await start();
      if (!started) return;
      started.evaluations.deaf = false;
      started.setTime(at);
    });

    // The embedded server's threads for its connections would take time from the others'.
    afterEach(async () => {
      if (fresh) await store.close();
    });

    afterAll(() => stores.stop());

    tests(
      new Proxy({} as ApiUnderTest, {
        get(_target, name) {
          if (!started)
            throw new Error(`«${title}» asks for its API before it is started: ask in tests or hooks`);
          return Reflect.get(started, name) as unknown;
        },
      }),
    );
  });
}
