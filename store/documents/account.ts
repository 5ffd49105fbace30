import type { AuditedAction } from '../../domain/audit';
import type { GrantedRole } from '../../domain/key-roles';
import type { Instant } from '../../domain/time';

/** The documents of accounts. Instants are real time; secrets are stored as hashes, or sealed. */

/** `accounts`: a person who signs in, over all campaigns. */
export interface AccountDocument {
  _id: string;
  /** By which the account is found, as `accountOf` writes it; of one account alone. */
  address: string;
  name: string;
  /** Granted, in the order of `GRANTED_ROLES`; what registers say of the person is not here. */
  roles: GrantedRole[];
  /** Each session has a copy: raised, it ends them all. */
  epoch: number;
  createdAt: Instant;
  /** Argon2id, encoded. */
  password?: string;
  /** The secret of the second factor (RFC 6238), sealed. */
  totp?: string;
  /** SHA-256 of each recovery code that is not used yet. */
  recoveryCodes?: string[];
  /** Nobody signs in by it any more. */
  closedAt?: Instant;
  /** What others did to it last. */
  lastChange?: AccountChange;
}

/** As the audit has it: kept with what it changed, so that who repeats it after a crash puts it on record. */
export interface AccountChange {
  action: AuditedAction;
  actor: string;
  target: string;
  at: Instant;
  campaign?: string;
  from?: string;
  /** Id of its entry. */
  once: string;
}

/** `identities`: whose account a person of the province's own sign-in has. */
export interface IdentityDocument {
  /** SHA-256 of issuer and subject, which are for ever one person's (OpenID Connect Core, section 5.7). */
  _id: string;
  account: string;
  /** SHA-256 of the issuer: of one issuer an account has one person alone. */
  issuer: string;
  linkedAt: Instant;
}

/** `setups`: a link by which a person sets their password and second factor, until they have. */
export interface SetupDocument {
  /** SHA-256 of the link's secret part. */
  _id: string;
  account: string;
  /** Of the account when the link was made: it ends with the sessions of then. */
  epoch: number;
  expiresAt: Instant;
}

/** `resets`: somebody asked that an account sets its password and second factor anew; another person has to agree. */
export interface ResetDocument {
  /** The account: one at a time. */
  _id: string;
  /** Account of who asked; of a command its name. */
  by: string;
  /** As the audit names them. */
  actor: string;
  reason: string;
  at: Instant;
  expiresAt: Instant;
}
