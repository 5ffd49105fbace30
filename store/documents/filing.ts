import type {
  AnnouncementContent,
  AwaitedContent,
  FiledFile,
  FilingContent,
  FilingKind,
  Stamp,
} from '../../domain/filing-content';
import type { Channel, FilingAnswer } from '../../domain/ledger/facts';
import type { FilingStepId } from '../../domain/plan';
import type { FilingMark } from '../../domain/rules/intake';
import type { Instant } from '../../domain/time';

/** `filings`: stored first, messaged second. Announcements are filings of kind `announcement`. */
export interface FilingDocument {
  /** `<campaign>/<unit>#<filing id>`. */
  _id: string;
  campaign: string;
  unit: string;
  id: string;
  kind: FilingKind;
  step: FilingStepId;
  party: string;
  /** Of a paper with its receipt stamp; of a filing with its evidence. */
  content: (FilingContent | AnnouncementContent | AwaitedContent) & { receipt?: Stamp; files?: FiledFile[] };
  /** SHA-256 of what was said and of the salt. */
  digest: string;
  /** Random; absent in filings that are older than this field. */
  salt?: string;
  channel: Channel;
  /** The instant that counts, plan time. */
  receivedAt: Instant;
  /** Our own receipt, plan time. */
  storedAt: Instant;
  /** Our own receipt, real time; what the sweeper goes by. */
  storedAtReal: Instant;
  /** As signed by the sending system, if it says. */
  filedAt?: Instant;
  /** The registered sender whose signature it came with. */
  sender?: string;
  /** A sender's own name of the filing, and its version there. */
  series?: { id: string; version: number };
  /** Paper: who entered it, as they said. */
  enteredBy?: string;
  /** Who did it: label and public part of the key. Absent in filings that are older than this field. */
  actor?: string;
  /** Paper: the entry that this one corrects. */
  replaces?: string;
  /** Paper: its contents are still to be entered. */
  awaitsContent?: true;
  /** How many of the same obligation and kind were stored before it. */
  order?: number;
  /** For a person to look at. */
  marks?: FilingMark[];
  message: 'signal' | 'update';
  /** Real time of the last signal; absent while that is the one of its storing, 1970 if nobody took that. */
  signalledAtReal?: Instant;
  /** Null until the evaluation has answered; then for ever the same, but that a reopening takes a held one in. */
  answer: FilingAnswer | null;
}

/** `drafts`: what a party has begun to write. Confidential, and the party's alone. */
export interface DraftDocument {
  /** `<campaign>/<unit>#<step>/<party>`. */
  _id: string;
  campaign: string;
  unit: string;
  step: FilingStepId;
  party: string;
  /** Id, of its author's own, that the filing will have which this becomes. */
  filing: string;
  /** What the form's fields hold, as it was typed; pairs, since names have dots. */
  fields: { name: string; value: string }[];
  /** Names of those fields that hold something. */
  filled: string[];
  /** Grows by one with each save. */
  revision: number;
  /** Real time. */
  savedAt: Instant;
  /** Who saved it last. */
  by: string;
}
