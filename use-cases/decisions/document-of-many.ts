import type { IssuedDocument } from '../../domain/filing-content';
import type { DocumentKind } from '../../domain/ledger/facts';

/** One unit's row of a document of steps 4 and 5; which fields a row has, its kind of document says. */
export interface DocumentRow {
  unit: string;
  /** The proposed, adjusted or recognised level. */
  level?: string;
  remark?: string;
  /** Why a level was adjusted, or is recognised otherwise than proposed. */
  reason?: string;
  /** Synthesis: the revision of the ledger that it was read from. */
  ledgerRevision?: number;
  /** Văn phòng UBND's, of a synthesis of Sở Nội vụ's own unit. */
  confirmation?: IssuedDocument;
}

/** A document of steps 4 and 5: number, date and signer, and a row for each unit. */
export interface DocumentOfMany extends IssuedDocument {
  /** Chosen by the sender, so that a repetition is known as one. */
  id?: string;
  kind: DocumentKind;
  /** Recognition: where the decision is published. */
  url?: string;
  results: DocumentRow[];
}
