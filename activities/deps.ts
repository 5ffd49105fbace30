import type { Client } from '@temporalio/client';
import type { FaceAt } from '../domain/face-at';
import type { Mailer } from '../mail/mailer';
import type { Store } from '../store/store';

/** Everything that activities work with; made by the worker's entry, or by a test. */
export interface ActivityDeps {
  store: Store;
  /** For sending, whose marks wait longer for a store that is away; else the same. */
  sendingStore?: Store;
  client: Client;
  /** Real time, in milliseconds since the epoch. */
  now: () => number;
  /** The relay, for campaigns that run by the real clock. */
  relay: Mailer;
  /** Letters handed to the relay in a second, over all workers; without it as fast as it goes. */
  mailPerSecond?: number;
  /** The captured mailbox, for all others; without one their letters stay where they are. */
  captured?: Mailer | undefined;
  /** Where letters link to; without it they have no links. */
  faceAt?: FaceAt | undefined;
  /** Whether the workflow service knows the search attributes; only a test server does not. */
  searchAttributes?: boolean;
}
