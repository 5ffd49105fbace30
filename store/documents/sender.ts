/** The documents of other systems that file by themselves. */

import type { FilingContent } from '../../domain/filing-content';
import type { ParkedState, UnknownField } from '../../domain/parked';
import type { FilingStepId } from '../../domain/plan';
import type { FilingMark } from '../../domain/rules/intake';
import type { Instant } from '../../domain/time';

/** One of the two secrets that a sender may have at a time; a retired one is forgotten, its id is not. */
export interface SenderSecret {
  id: string;
  /** `whsec_…`, sealed: an HMAC cannot be checked with its hash. Never listed, never logged. */
  sealed?: string;
  /** In clear, as older versions stored it; the next start of the API seals it. */
  secret?: string;
  createdAt: Instant;
  retiredAt?: Instant;
}

/** `senders`: other agencies' systems, and whom they speak for. */
export interface SenderDocument {
  /** Chosen when it is registered; never given out again. */
  _id: string;
  label: string;
  /** Ids of the parties that it files for. */
  parties: string[];
  secrets: SenderSecret[];
  /** Grows with every change, so that two changes at once do not undo each other. */
  revision: number;
  /** Real time. */
  createdAt: Instant;
  revokedAt?: Instant;
}

/** What a sender calls one version of a filing. */
export interface SentFilingKey {
  sender: string;
  campaign: string;
  /** The filing's id with us: the sender's `filingId`, and of a later version that with the version. */
  id: string;
}

/** `webhooks`: which filing a webhook-id brought, for good, so that a repetition gets the same answer. */
export interface WebhookDocument extends SentFilingKey {
  /** `<sender>#<webhook-id>`. */
  _id: string;
  /** SHA-256 of the body as it came, lower-case hex. */
  bodyDigest: string;
  /** Real time. */
  at: Instant;
}

/** `claims`: what a sender means by an id, for good; stored before the filing itself. */
export interface ClaimDocument extends SentFilingKey {
  /** `<sender>/<campaign>#<id>`. */
  _id: string;
  /** Over everything that was sent. */
  digest: string;
  /** Null where it was parked. */
  unit: string | null;
  /** The filing's id within its unit; absent in claims that are older than this field, whose own id it is. */
  filing?: string;
}

/** `parked`: filings by senders that name a unit or a reviewer that the register does not know. Confidential. */
export interface ParkedDocument extends SentFilingKey {
  /** `<sender>/<campaign>#<id>`. */
  _id: string;
  filingId: string;
  version: number;
  step: FilingStepId;
  /** As they were named. */
  unit: string;
  reviewer: string;
  unknown: UnknownField[];
  content: FilingContent;
  /** As a filing has them. */
  receivedAt: Instant;
  storedAt: Instant;
  filedAt: Instant;
  marks?: FilingMark[];
  /** Real time. */
  storedAtReal: Instant;
  state: ParkedState;
  /** Once it is decided, by whom and when in real time. */
  decidedBy?: string;
  decidedAt?: Instant;
  assigned?: { unit: string; reviewer: string };
  /** Why it was dismissed; its sender is told. */
  reason?: string;
}

/** `attempts`: the log of what came in a sender's name, without contents. */
export interface AttemptDocument {
  /** `<sender>#<instant>#<random>`. */
  _id: string;
  sender: string;
  /** Real time. */
  at: Instant;
  /** As it was claimed: of an attempt whose signature failed, anybody may have written it. */
  webhookId?: string;
  /** HTTP status of the answer. */
  status: number;
  outcome: string;
  campaign?: string;
  /** The filing's id with us. */
  filing?: string;
  test?: boolean;
}
