import type { Instant } from '../../domain/time';

/** `leases`: who alone may do a thing, and until when. */
export interface LeaseDocument {
  /** What it is for. */
  _id: string;
  /** An attempt at it, never the same twice. */
  holder: string;
  /** Real time. */
  until: Instant;
  /** What the one who gave it back tells the next. */
  left?: { by: string; count: number };
}
