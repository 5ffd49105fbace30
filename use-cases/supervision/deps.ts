import type { Logger } from 'pino';
import type { DeliveryDeps } from '../evaluations/delivery-deps';

export interface SupervisionDeps extends DeliveryDeps {
  /** Real time, in milliseconds since the epoch. */
  now: () => number;
  logger: Logger;
}
