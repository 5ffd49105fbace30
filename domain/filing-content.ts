import type { FileKind } from './files/file-kind';
import type { Instant, PlainDate } from './time';

/** A filing proper, or the announcement of one. */
export const FILING_KINDS = ['filing', 'announcement'] as const;
export type FilingKind = (typeof FILING_KINDS)[number];

/** What one filing of steps 1 to 3 says (section I.1). Confidential, but for an agency's review once it is announced. */
export interface FilingContent {
  /** For each criterion of the plan for the unit's kind; steps 1 and 2. */
  criteria?: CriterionContent[];
  /** Suggested level (steps 1 and 2) or the opinion's level (step 3). */
  level: string;
  /** Step 3. */
  remarks?: string;
  score?: number;
  document?: IssuedDocument;
}

/** A paper whose contents are still to be entered. */
export interface AwaitedContent {
  document?: IssuedDocument;
}

export interface CriterionContent {
  criterion: string;
  /** «những nội dung đạt được» */
  achieved: string;
  /** «những hạn chế, tồn tại» */
  shortcomings: string;
  score?: number;
}

/** Number, date and signer of an issued document. */
export interface IssuedDocument {
  number: string;
  date: PlainDate;
  signer: string;
}

/** What a public announcement («thông báo công khai») says: where the review was published. */
export interface AnnouncementContent {
  document: IssuedDocument;
  url?: string;
}

/** Văn thư's receipt stamp on a paper, with the clerk who enters it. */
export interface Stamp {
  /** Plan time. */
  stampedAt: Instant;
  documentNumber: string;
  clerk: string;
}

/** A file that a filing has as evidence. */
export interface FiledFile {
  id: string;
  name: string;
  /** Bytes. */
  size: number;
  /** Of its bytes, lower-case hex. */
  sha256: string;
  kind: FileKind;
}
