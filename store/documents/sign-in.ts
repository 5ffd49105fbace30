import type { Realm, SignInMethod, Strength } from '../../domain/sign-in';
import type { Instant } from '../../domain/time';

/** The documents of signing in. Instants are real time; secrets are stored as hashes alone. */

/** `sessions`: one browser of one person. An ended session is removed, never marked. */
export interface SessionDocument {
  /** SHA-256 of what the browser's cookie holds. */
  _id: string;
  /** The person's address as accounts are found by it; empty for the administrator of a trial, who has no account. */
  account: string;
  accountId?: string;
  /** Of the account when it began: it lives as long as both are the same. */
  epoch: number;
  /** How the person is named in what they do. */
  name: string;
  realm: Realm;
  strength: Strength;
  method: SignInMethod;
  /** Browser and system, as it said itself. */
  device: string;
  /** The address that it was begun from. */
  from: string;
  /** When the person last proved who they are; of a strong session alone. */
  confirmedAt?: Instant;
  /** The run of the service that it ends with. */
  trial?: string;
  createdAt: Instant;
  /** About when it was last used, to the minute. */
  seenAt: Instant;
  /** At the latest, however much it is used. */
  endsAt: Instant;
}

/** `signInCodes`: a code that was asked for in one browser, until somebody takes it. */
export interface SignInCodeDocument {
  /** SHA-256 of what that browser's cookie holds. */
  _id: string;
  /** Whose code it is. One of an address that nobody has is kept as well, and opens nothing. */
  account: string;
  realm: Realm;
  /** Of the code, with its salt. */
  hash: string;
  salt: string;
  /** Where the person wanted to go: a path of ours. */
  returnTo: string;
  expiresAt: Instant;
}

/** `oidcRequests`: a browser that was sent to the province's own sign-in, until it comes back. */
export interface OidcRequestDocument {
  /** SHA-256 of what that browser's cookie holds, from which all that the provider is told is made. */
  _id: string;
  /** The session whose person proves once more who they are; without it one begins. */
  session?: string;
  /** A path of ours. */
  returnTo: string;
  expiresAt: Instant;
}

/** `trialLinks`: the address that a trial prints for its administrator, until somebody takes it. */
export interface TrialLinkDocument {
  /** SHA-256 of its secret part. */
  _id: string;
  /** The run of the service that printed it. */
  trial: string;
  expiresAt: Instant;
}

/** `slots`: one of a bounded number of things that may be done, such as the third try of a code. */
export interface SlotDocument {
  /** `<what>#<number>`. */
  _id: string;
}
