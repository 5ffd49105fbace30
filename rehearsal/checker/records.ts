import type { Step } from './read-plan';

/** The two halves of step 1; steps 2 and 3 have the first alone. */
export const HALVES = ['filing', 'announcement'] as const;
export type Half = (typeof HALVES)[number];

/** What the service recorded, as its API and the mailbox tell it. Instants are ISO 8601 in plan time. */
export interface Records {
  campaign: string;
  openedAt: string;
  units: UnitRecord[];
  letters: LetterRecord[];
  mails: MailRecord[];
}

export interface UnitRecord {
  unit: string;
  receipts: ReceiptRecord[];
  /** Those that were accepted, in order. */
  decisions: DecisionRecord[];
  /** How the service shows each obligation once all is over; absent where nobody asked. */
  shown?: ShownObligation[];
}

/** A filing or an announcement that was accepted or held. */
export interface ReceiptRecord {
  id: string;
  kind: Half;
  step: Step;
  party: string;
  /** The instant that counts. */
  receivedAt: string;
  /** When the service had it: later than the receipt that counts for paper and for systems. */
  storedAt: string;
  /** It came after the freeze; it counts from the next reopening on. */
  held: boolean;
  /** Paper: the entry in whose place it stands. */
  replaces?: string;
  /** Paper whose contents were not entered with it. */
  awaitsContent?: boolean;
  /** What a sending system calls it, and which version of that it is. */
  series?: { id: string; version: number };
  /** The service says that it was voided, at this instant. */
  voidedAt?: string;
  /** The service says that its content is the one that counts. */
  counts?: boolean;
}

export interface DecisionRecord {
  kind:
    | 'synthesis'
    | 'remarks'
    | 'proposal'
    | 'adjustment'
    | 'recognition'
    | 'waiver'
    | 'lifting'
    | 'voiding'
    | 'reopening';
  at: string;
  /** Waivers, their liftings, voidings: the obligation. */
  step?: Step;
  party?: string;
  /** Voidings: the id of the receipt. */
  filing?: string;
}

/** An obligation as the service shows it. */
export interface ShownObligation extends Partial<ShownLateness> {
  step: Step;
  party: string;
  status: string;
  missing?: string[];
  /** Steps 4 and 5: what came back from above. */
  returned?: ShownLateness;
}

export interface ShownLateness {
  timeliness: string;
  lateWorkingDays: number;
}

export interface LetterRecord {
  id: string;
  person: string;
  /** The instant that it belongs to. */
  at: string;
  state: 'waiting' | 'ready' | 'sending' | 'sent' | 'withdrawn' | 'failed';
  /** By the service's own word; the plan says whether it had to. */
  needsRelease: boolean;
  releasedAt?: string;
  declinedAt?: string;
  sentAt?: string;
  possibleDuplicates: number;
  items: ItemRecord[];
}

export interface ItemRecord {
  unit: string;
  step: Step;
  party: string;
  kind: string;
  day: number;
  /** The instant that it was noted for. */
  at: string;
  /** Absent for information. */
  obligation?: string;
  /** Step 1: the half that it asks for, if the other one is there. */
  half?: Half;
  /** It was still owed when the letter was sent, so it is in it. */
  told: boolean;
}

/** A letter in the mailbox. */
export interface MailRecord {
  messageId: string;
  /** By its own headers. */
  letter: string;
  campaign: string;
  to: string[];
}
