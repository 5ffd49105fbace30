import type { Client } from '@temporalio/client';
import type { Store } from '../../store/store';

/** What telling evaluations takes. */
export interface DeliveryDeps {
  client: Client;
  store: Store;
  /** Whether the workflow service knows the search attributes; only a test server does not. */
  searchAttributes?: boolean;
}
