import { type Environment, required } from '../config/environment';
import { runningStoreUri } from '../embedded/parts/store';

/** The store that is set, or else the embedded one, if it runs. */
export const storeUri = (environment: Environment): string =>
  environment.MONGODB_URI ?? runningStoreUri(environment.DATA_DIR) ?? required(environment, 'MONGODB_URI');
