import path from 'node:path';
import { type Environment, required } from '../config/environment';
import { isAlive, readRecord } from '../services/process/record';

/** The store that is set, or else the embedded one, if it runs. */
export function storeUri(environment: Environment): string {
  const embedded = readRecord(path.join(environment.DATA_DIR, 'run', 'store.json'));
  return environment.MONGODB_URI === undefined && embedded && isAlive(embedded)
    ? `mongodb://127.0.0.1:${embedded.ports['store']}/cong-vu`
    : required(environment, 'MONGODB_URI');
}
