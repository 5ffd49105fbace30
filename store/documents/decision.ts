import type { IssuedDocument } from '../../domain/filing-content';
import type { DecisionAnswer, DecisionKind } from '../../domain/ledger/facts';
import type { Instant } from '../../domain/time';

/** `decisions`: one row per unit of a document of steps 4 and 5, a waiver or a reopening. Confidential. */
export interface DecisionDocument {
  /** `<campaign>/<unit>#<document id>`. */
  _id: string;
  campaign: string;
  unit: string;
  /** Id of the document that this row is of. */
  document: string;
  kind: DecisionKind;
  content: {
    number?: string;
    date?: string;
    signer?: string;
    level?: string;
    remark?: string;
    reason?: string;
    obligation?: string;
    /** Of a voiding: what was entered wrongly. */
    filing?: string;
    /** Of a recognition: where it is published. */
    url?: string;
    confirmation?: IssuedDocument;
  };
  /** SHA-256 of what was said and of the salt. */
  digest: string;
  /** Random; absent in decisions that are older than this field. */
  salt?: string;
  /** Who sent it: label and public part of the key. Absent in decisions that are older than this field. */
  actor?: string;
  /** Recognition: the proposal or adjustment that its level was held against. */
  basis?: string;
  /** Synthesis: the ledger revision that it was read from. */
  ledgerRevision?: number;
  receivedAt: Instant;
  /** Our own receipt, real time; what the sweeper goes by. */
  storedAtReal: Instant;
  /** Null until the evaluation has answered; a refusal may be answered anew, an acceptance never. */
  answer: DecisionAnswer | null;
}
