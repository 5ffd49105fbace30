import type { FilingStepId } from '../../domain/plan';
import type { Instant } from '../../domain/time';

/** A filing as the API takes it. */
export interface FilingBody {
  id: string;
  step: FilingStepId;
  party: string;
  level: string;
  score?: number;
  criteria?: { criterion: string; achieved: string; shortcomings: string; score: number }[];
  remarks?: string;
  document?: IssuedDocument;
  channel?: 'system';
  filedAt?: Instant;
  receipt?: { stampedAt: Instant; documentNumber: string; clerk: string };
}

export interface IssuedDocument {
  number: string;
  date: string;
  signer: string;
}

/** Something that one of the parties does. `at` is plan time. */
export type PartyAction =
  | { kind: 'file'; at: Instant; unit: string; body: FilingBody; deliveries: number }
  | {
      kind: 'announce';
      at: Instant;
      unit: string;
      body: { id: string; party: string; document: IssuedDocument };
    };

/** A document of steps 4 and 5 for many units. */
export interface DocumentOfMany {
  id: string;
  number: string;
  date: string;
  signer: string;
  rows: { unit: string; level: string; text: string }[];
}

/** Something that Sở Nội vụ does, or those above it, through it. One after the other: each builds on the one before. */
export type DeskAction =
  | {
      kind: 'synthesis';
      at: Instant;
      document: DocumentOfMany;
      /** By Văn phòng UBND, for Sở Nội vụ's own unit. */
      confirmation: IssuedDocument & { unit: string };
    }
  | { kind: 'remarks' | 'proposal' | 'adjustment' | 'recognition'; at: Instant; document: DocumentOfMany }
  | { kind: 'waiver'; at: Instant; unit: string; obligation: string; reason: string }
  | { kind: 'reopening'; at: Instant; unit: string; id: string; reason: string };

/** Letters that Sở Nội vụ leaves waiting on purpose, so that its director hears of it. */
export interface LeftWaiting {
  /** Letters of this instant. */
  of: Instant;
  until: Instant;
}

/** What everybody does in one rehearsal; each list in order of time. */
export interface Script {
  /** The name of Sở Nội vụ in this plan: who decides and releases. */
  homeAffairs: string;
  parties: PartyAction[];
  desk: DeskAction[];
  /** When Sở Nội vụ looks through the letters that wait. */
  releases: Instant[];
  leftWaiting: LeftWaiting[];
}
