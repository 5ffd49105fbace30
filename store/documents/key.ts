import type { KeyRole } from '../../domain/key-roles';
import type { Instant } from '../../domain/time';

/** `keys`: hashed API keys. Instants are real time. */
export interface KeyDocument {
  /** The public part of the key. */
  _id: string;
  hash: string;
  roles: KeyRole[];
  /** Whom the key speaks for: a unit, a party, a member or a body of the register. */
  party?: string;
  /** Whose key it is: a person of the register, who follows the units in their charge. */
  person?: string;
  /** The one campaign that it is good for, and with which it ends; older keys have none. */
  campaign?: string;
  /** It may act as each party and role of its campaign, which is a rehearsal. */
  rehearsal?: true;
  /** Made once its campaign had closed, and so not ended by that. */
  afterEnd?: true;
  /** Made by the service itself, for the first who comes. */
  first?: true;
  label: string;
  createdAt: Instant;
  expiresAt: Instant;
  revokedAt?: Instant;
  /** About when it was last let in, to the minute. */
  lastUsedAt?: Instant;
}

/** `idempotency`: a request under an `Idempotency-Key`, and its answer once there is a final one. */
export interface IdempotencyDocument {
  /** SHA-256 over the credential, the method, the path and the key. */
  _id: string;
  /** SHA-256 of what was asked. */
  fingerprint: string;
  /** For what comes without an id of its own: a repetition has it again. */
  givenId: string;
  /** The attempt that is at work, or was the last one. */
  attempt: string;
  /** Real time: an attempt that has not ended by then has crashed. */
  busyUntil: Instant;
  /** Real time: from then on the key is as one that was never used. */
  expiresAt: Instant;
  /** What was answered, as the API keeps it; null until then. */
  answer: unknown;
}
