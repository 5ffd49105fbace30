import type { Notice, NoticeItem } from '../../domain/ledger/notices';
import type { FailureReason, LetterState, WithdrawalReason } from '../../domain/letters';
import type { FilingStepId } from '../../domain/plan';
import type { Instant } from '../../domain/time';

/** `notices`: insert-only; `round` is set once, by the round of letters that takes them. */
export interface NoticeDocument extends Omit<Notice, 'id'> {
  _id: string;
  round: string | null;
}

/** `rounds`: the letters of one instant; its existence says that its notices are claimed. */
export interface RoundDocument {
  /** `<campaign>#<instant>` or `<campaign>#<instant>#supplement`. */
  _id: string;
  campaign: string;
  at: Instant;
  /** Notices of earlier instants that were late for their own round. */
  stragglers: number;
  letters?: number;
  /** Items for roles that nobody of the register has; named in the audit. */
  unreachable?: number;
}

/** An item of a letter: a notice's item with the unit that it is about. */
export interface LetterItem extends NoticeItem {
  unit: string;
  /** The instant of the notice, plan time. */
  at: Instant;
}

/** What of an item is told as it stands when its letter goes. */
export type ToldFacts = Pick<LetterItem, 'half' | 'missing' | 'submitted' | 'awaits'>;

/** `letters`: the outbox; insert-only by person and instant. A withdrawn one stays, so that no repeat makes it anew. */
export interface LetterDocument {
  /** `<round id>#<person>`. */
  _id: string;
  campaign: string;
  round: string;
  at: Instant;
  person: string;
  state: LetterState;
  items: LetterItem[];
  /** What else the person owes at this instant, without a reason of its own to be written about. */
  alsoOwed: LetterItem[];
  /** How many matters more there were when it was made, all less grave than these; a document has its bounds. */
  more?: number;
  /** Letters that tell Sở Nội vụ's director what still waits for release. */
  unreleased?: number;
  needsRelease: boolean;
  /** Plan time. */
  releasedAt?: Instant;
  releasedBy?: string;
  /** SHA-256 of what it told when it was read to be released; absent in letters that were released before it was kept. */
  releasedDigest?: string;
  /** Sends begun; more than one begun and not ended is a possible duplicate. */
  attempts: number;
  possibleDuplicates: number;
  lastError?: string;
  /** Absent in letters that failed before reasons were kept, when only a refused address made one fail. */
  failedBecause?: FailureReason;
  /** Since when its mailbox has taken no mail, and when it last said so; real time. */
  notTakenSince?: Instant;
  notTakenAt?: Instant;
  /** When it was last to be sent again after it had failed; plan time. */
  resentAt?: Instant;
  /** How often the mail server has refused the letter for what it is. */
  refusals?: number;
  /** Absent in letters that were withdrawn before reasons were kept. */
  withdrawnBecause?: WithdrawalReason;
  /** Plan time. */
  declinedAt?: Instant;
  declinedBy?: string;
  declinedReason?: string;
  /** Plan time, and real time. */
  sentAt?: Instant;
  sentAtReal?: Instant;
  messageId?: string;
  subject?: string;
  /** The items that were still owed when it was sent, by position in `items`. */
  sentItems?: number[];
  /** Likewise of `alsoOwed`; absent if there was nothing, and in letters that were sent before it was kept. */
  sentAlsoOwed?: number[];
  /** What these told when they went, in the same order; absent if it is what is stored. */
  sentFacts?: ToldFacts[];
  sentAlsoFacts?: ToldFacts[];
  /** The letters that it named as waiting for release. */
  sentWaiting?: string[];
}

/** `letterLinks`: one matter of one letter, as the address that its link has. */
export interface LetterLinkDocument {
  /** SHA-256 of the link's token. */
  _id: string;
  /** The task code, eight letters; an address too, for who has the letter on paper. */
  code: string;
  letter: string;
  /** To whom the letter was written, whoever comes by it. */
  person: string;
  campaign: string;
  step: FilingStepId;
  /** What it opens where it is not the task itself. */
  page?: 'overdue';
  /** The body that owes; of a report one of those whose work the reader is told of. */
  party: string;
  /** Whom the matter was about when the letter first went. */
  units: string[];
  /** Real time. */
  createdAt: Instant;
}
