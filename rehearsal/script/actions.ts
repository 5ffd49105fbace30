import type { FilingStepId } from '../../domain/plan';
import type { Instant } from '../../domain/time';

/** In order of time; what happens at one instant keeps its order. */
export const byTime = (a: { at: Instant }, b: { at: Instant }): number =>
  a.at < b.at ? -1 : a.at > b.at ? 1 : 0;

/** What a filing says, whoever brings it. */
export interface SaidInFiling {
  /** Absent of a paper whose contents are entered later. */
  level?: string;
  score?: number;
  criteria?: { criterion: string; achieved: string; shortcomings: string; score: number }[];
  remarks?: string;
  document?: IssuedDocument;
}

/** Văn thư's stamp, and the entry that this one corrects. */
interface Paper {
  receipt?: { stampedAt: Instant; documentNumber: string; clerk: string };
  replaces?: string;
}

/** A filing as the API takes it. */
export interface FilingBody extends SaidInFiling, Paper {
  id: string;
  step: FilingStepId;
  party: string;
  awaitsContent?: true;
}

export interface AnnouncementBody extends Paper {
  id: string;
  party: string;
  document: IssuedDocument;
}

/** A filing as another system signs and sends it; the campaign is added then. */
export interface SignedFiling extends SaidInFiling {
  filingId: string;
  version: number;
  level: string;
  step: FilingStepId;
  reviewer: string;
  unit: string;
  filedAt: Instant;
}

export interface IssuedDocument {
  number: string;
  date: string;
  signer: string;
}

/** Something that one of the parties does, or văn thư on their behalf. `at` is plan time. */
export type PartyAction =
  | { kind: 'file'; at: Instant; unit: string; body: FilingBody; deliveries: number }
  | { kind: 'announce'; at: Instant; unit: string; body: AnnouncementBody }
  | { kind: 'send'; at: Instant; unit: string; message: SignedFiling }
  /** Entries on behalf that were wrong, one after the other. */
  | { kind: 'void'; at: Instant; unit: string; filings: string[]; reason: string };

/** A document of steps 4 and 5 for many units. */
export interface DocumentOfMany extends IssuedDocument {
  id: string;
  rows: DocumentRow[];
}

export interface DocumentRow {
  unit: string;
  level: string;
  text: string;
  /** Of a recognition with another level than the proposed one. */
  reason?: string;
}

/** A decision on one unit alone. */
export interface UnitDecision extends IssuedDocument {
  id: string;
  reason: string;
}

/** Something that Sở Nội vụ does, or those above it. One after the other: each builds on the one before. */
export type DeskAction =
  | {
      kind: 'synthesis';
      at: Instant;
      document: DocumentOfMany;
      /** By Văn phòng UBND, for Sở Nội vụ's own unit. */
      confirmation: IssuedDocument & { unit: string };
    }
  | { kind: 'remarks' | 'proposal' | 'adjustment' | 'recognition'; at: Instant; document: DocumentOfMany }
  | {
      kind: 'waiver' | 'lifting';
      at: Instant;
      unit: string;
      decision: UnitDecision & { obligation: string };
    }
  | { kind: 'reopening'; at: Instant; unit: string; decision: UnitDecision };

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
