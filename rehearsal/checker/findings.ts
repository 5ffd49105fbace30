import type { Step } from './read-plan';
import type { Half, LetterRecord, ShownObligation } from './records';

/** Data alone, by ids and instants of plan time in ISO 8601; the report makes words of it. */

/** What one party owes for one unit. */
export interface Obligation {
  unit: string;
  step: Step;
  party: string;
}

/** One thing that a letter says, or should. */
export interface Saying extends Obligation {
  kind: string;
  /** Working days before the due instant or overdue; else 0. */
  day: number;
  /** Step 1: the half that it asks for, if the other one is there. */
  half?: Half;
}

interface OfItem {
  person: string;
  /** Of the letter that it is in, or should be in. */
  at: string;
  item: Saying;
  /** Id of the letter, where there is one. */
  letter?: string;
}

interface OfLetter {
  person: string;
  at: string;
  letter: string;
}

/** Why something should not have been told. */
export type Needless =
  /** The plan has nobody told so, or not this person, at that instant. */
  | 'not-planned'
  /** Nothing of it was owed: it was there, waived or frozen, or nobody owed it yet. */
  | 'not-owed'
  /** A later letter has told the same person of the same obligation. */
  | 'overtaken'
  /** Another decision had undone it. */
  | 'undone'
  /** Nothing of the kind has happened. */
  | 'no-such-event';

/** How one obligation stands. */
export type Standing = Pick<
  ShownObligation,
  'status' | 'timeliness' | 'lateWorkingDays' | 'missing' | 'returned'
>;

/** What the check finds wrong; every one of them fails it. */
export type Difference =
  /** `state` is that of the letter that names it and did not tell it. */
  | ({ kind: 'item-missing'; state?: LetterRecord['state'] } & OfItem)
  | ({ kind: 'item-needless'; because: Needless } & OfItem)
  | ({ kind: 'item-twice' } & OfItem)
  /** Told, but not as the plan says it. */
  | ({ kind: 'item-otherwise'; expected: { kinds: string[]; day: number; half?: Half } } & OfItem)
  /** It went out although it has to be released first. */
  | ({ kind: 'item-unreleased' } & OfItem)
  /** It was noted for another instant than that of its letter. */
  | ({ kind: 'item-late'; notedFor: string } & OfItem)
  | ({ kind: 'news-at-another-time'; expected: string } & OfItem)
  | ({
      kind: 'letter-twice' | 'letter-supplement' | 'letter-refused' | 'letter-held' | 'letter-empty';
    } & OfLetter)
  | ({ kind: 'letter-unsent'; state: LetterRecord['state'] } & OfLetter)
  | ({ kind: 'letter-at-another-time'; expected: string; sentAt: string } & OfLetter)
  /** It waited for release, and at `tellsAt` no director was told so; without `until` to the end. */
  | ({ kind: 'waiting-untold'; tellsAt: string; until?: string } & OfLetter)
  | ({ kind: 'mail-missing' | 'mail-changing' } & OfLetter)
  | ({ kind: 'mail-too-often'; state: LetterRecord['state']; copies: number } & OfLetter)
  | ({ kind: 'mail-shared'; other: string } & OfLetter)
  | ({ kind: 'mail-misdirected'; to: string[]; expected: string } & OfLetter)
  | { kind: 'mail-unknown'; letter: string; to: string[] }
  /** Without `shown` the service does not show it at all. */
  | ({ kind: 'standing'; expected: Standing; shown?: Standing } & Obligation)
  /** Ids of the filings whose contents count. */
  | ({ kind: 'contents'; expected: string[]; shown: string[] } & Obligation)
  /** What the service says of a voided filing, or of one that is not. */
  | ({ kind: 'voiding'; filing: string; expected?: string; shown?: string } & Obligation);

/** What the check counts without finding it wrong. */
export interface Counts {
  letters: number;
  sent: number;
  withdrawn: number;
  failed: number;
  /** Items that had to be told and were. */
  itemsTold: number;
  /** Information that had to be told and was. */
  newsTold: number;
  /** Obligations of which the service's own account was held against the receipts. */
  standings: number;
  /** Letters that waited for release so long that the director had to be told, and was. */
  unreleasedTold: number;
  /** The server may have taken a letter twice: the one window of SMTP. */
  possibleDuplicates: number;
}

export interface CheckResult {
  ok: boolean;
  /** In order of plan time, whatever order the service answered in. */
  differences: Difference[];
  counts: Counts;
}
