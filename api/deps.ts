import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import type { Store } from '../store/store';
import type { Catalogue } from './catalogue';
import type { Delivery } from './delivery';
import type { ApiMetrics } from './metrics';

/** Everything that the API works with; made by `main.ts`, or by a test. */
export interface ApiDeps {
  store: Store;
  client: Client;
  delivery: Delivery;
  catalogue: Catalogue;
  /** Real time, in milliseconds since the epoch. */
  now: () => number;
  logger: Logger;
  /** Embedded parts in use: their presence is «chế độ thử nghiệm». */
  trial: readonly string[];
  /** For people, on the first page. */
  links: { mailbox?: string | undefined; temporalUi?: string | undefined };
  metrics: ApiMetrics;
  /** Messages of one sender per minute, at most. */
  webhooksPerMinute: number;
}
