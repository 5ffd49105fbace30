import mongoose from 'mongoose';
import { settledRequests, total } from '../support/server-counts';

/** How often the store and Temporal were asked so far, as they count it themselves. */
export interface Calls {
  store: number;
  /** Requests of clients and workers, polls too. */
  temporal: number;
}

export interface CallCounter {
  read(): Promise<Calls>;
  close(): Promise<void>;
}

/** Without an address there are none. */
export async function countCalls({
  storeUri,
  metricsUrl,
}: {
  storeUri: string;
  /** Of Temporal's server. */
  metricsUrl?: string;
}): Promise<CallCounter> {
  const connection = await mongoose.createConnection(storeUri).asPromise();
  return {
    async read() {
      const temporal = metricsUrl === undefined ? 0 : total(await settledRequests(metricsUrl));
      const status = (await connection.db?.admin().serverStatus()) as { opcounters: Record<string, number> };
      return { store: total(status.opcounters), temporal };
    },
    close: () => connection.close(),
  };
}
