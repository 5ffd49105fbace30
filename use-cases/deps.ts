import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import type { FaceAt } from '../domain/face-at';
import type { Instant } from '../domain/time';
import type { Store } from '../store/store';
import type { AccountPost } from './accounts/post';
import type { Catalogue } from './campaigns/catalogue';
import type { Delivery } from './evaluations/delivery';
import type { FileSettings } from './files/settings';
import type { Seal } from './senders/seal';

/** Everything that use cases work with, whoever asks for them. */
export interface Deps {
  store: Store;
  client: Client;
  delivery: Delivery;
  catalogue: Catalogue;
  /** Real time, in milliseconds since the epoch. */
  now: () => number;
  /**
   * Plan time that is now for one request of a rehearsal: within the leg that its clock is in, which whoever sets it has made
   * sure of. Ask `planNow`, never this.
   */
  planInstant?: Instant;
  /** Where officials find the face, and what links to it are made with; without it letters have no links. */
  faceAt?: FaceAt;
  /** What the secrets of senders are sealed with; without it none is made. */
  seal?: Seal | undefined;
  /** By what people are told of their accounts; without it nobody is. */
  signIn?: AccountPost;
  /** Of the files that are evidence; without it the defaults, and no scanner. */
  files?: FileSettings;
  logger: Logger;
  metrics: {
    /** Filings and announcements, by the outcome that they were answered with. */
    filings: { inc(labels: { outcome: string }): void };
  };
}
