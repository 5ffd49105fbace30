import { Client, Connection } from '@temporalio/client';
import { NativeConnection } from '@temporalio/worker';
import { createActivities } from '../../activities/create-activities';
import type { FaceAt } from '../../domain/face-at';
import type { Mailer } from '../../mail/mailer';
import type { Store } from '../../store/store';
import { createWorkers } from '../../worker/create-workers';
import { workflowBundle } from '../workflows/world';
import { nobody } from './nobody';
import { startTestTemporal } from './parts';
import { startTestStores } from './store';
import { temporaryFolder } from './temporary-folder';

/** Temporal's dev server and the embedded store, with a client; whoever asks for them stops them. */
export interface Engine {
  store: Store;
  client: Client;
  /** `host:port`, for clients of one's own. */
  address: string;
  /** Runs the service's own workers, whose letters nobody may send unless there is a relay; resolves to what stops them. */
  work(options?: {
    /** The store as the activities have it. */
    store?: Store;
    relay?: Mailer;
    /** Where letters of rehearsals go. */
    captured?: Mailer;
    faceAt?: FaceAt;
  }): Promise<() => Promise<void>>;
  /** How much each collection holds, with a digest of it all. */
  everything(): Promise<Record<string, string>>;
  stop(): Promise<void>;
}

export async function startEngine(): Promise<Engine> {
  const { folder, remove } = await temporaryFolder();
  const stores = await startTestStores();
  const store = await stores.fresh();
  const temporal = await startTestTemporal(folder);
  const { address } = temporal;
  const client = new Client({ connection: await Connection.connect({ address }) });
  const native = await NativeConnection.connect({ address });
  return {
    store,
    client,
    address,
    async work({ store: seen = store, relay = nobody, captured, faceAt } = {}) {
      const workers = await createWorkers({
        connection: native,
        namespace: 'default',
        activities: createActivities({ store: seen, client, now: Date.now, relay, captured, faceAt }),
        workflowBundle: await workflowBundle(),
      });
      const running = workers.run();
      return () => {
        workers.shutdown();
        return running;
      };
    },
    everything: () => stores.everythingIn(store),
    async stop() {
      await native.close();
      await client.connection.close();
      await temporal.stop();
      await stores.stop();
      await remove();
    },
  };
}
