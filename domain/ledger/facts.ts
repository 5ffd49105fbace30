import type { IssuedDocument } from '../filing-content';
import type { FilingStepId, StepId } from '../plan';
import { type Instant, isInstant } from '../time';

/** How a filing came in: sent by a person, by another system, or on paper and entered by a clerk. */
export const CHANNELS = ['person', 'system', 'paper'] as const;
export type Channel = (typeof CHANNELS)[number];

/** What orders and replaces what one party has sent of one thing: facts of each, whatever order they arrive in. */
interface SentFact {
  /** Names it within its unit for ever: what its author chose, with the author. */
  id: string;
  /** Who files: the agency, the unit itself, or the member. */
  party: string;
  /** SHA-256 of the content and a salt that is stored with it, lower-case hex. */
  digest: string;
  /** The instant that lateness is measured by, plan time. */
  receivedAt: Instant;
  /** Absent of announcements that were stored before it was told. */
  channel?: Channel;
  /** Our own receipt, plan time. Absent of what was stored before it was told. */
  storedAt?: Instant;
  /** How many of the same kind were stored before it: tells apart what was stored in one millisecond. */
  order?: number;
  /** A sending system's own name of the filing, and its version there. */
  series?: { id: string; version: number };
  /** A paper that was entered wrongly: this one takes its place, with its stamp. */
  replaces?: string;
}

/**
 * What the evaluation knows of a filing. Its content stays in the store: here are its name, its digest and when it
 * was received, so that nothing confidential enters a workflow's history.
 */
export interface FilingFact extends SentFact {
  step: FilingStepId;
  channel: Channel;
  /** A paper that is there, and whose contents are still to be entered. */
  awaitsContent?: true;
}

/** The public announcement («thông báo công khai») of a step-1 review. */
export type AnnouncementFact = SentFact;

interface DecisionBase {
  /** Document and unit: the same id always means the same decision. */
  id: string;
  digest: string;
  receivedAt: Instant;
  /** {@link LedgerState.revision} that the decision was made on; one that was made on another is refused. */
  ledgerRevision?: number;
}

/**
 * What Sở Nội vụ and those above it decide. Levels, remarks and reasons stay in the store; of levels only the
 * recognised one is named here.
 */
export type Decision =
  | (DecisionBase & {
      kind: 'synthesis';
      /** {@link LedgerState.revision} that the synthesis was read from. */
      ledgerRevision: number;
      /** Văn phòng UBND confirms the synthesis of Sở Nội vụ's own unit. */
      confirmed: boolean;
    })
  | (DecisionBase & { kind: 'remarks' | 'proposal' | 'adjustment' })
  | (DecisionBase & {
      kind: 'recognition';
      level: string;
      /** Of the decision itself: the recognised unit learns it. */
      document?: IssuedDocument;
      /** Id of the proposal or adjustment whose level it was held against. */
      basis?: string;
    })
  | (DecisionBase & { kind: 'waiver' | 'lifting'; obligation: string })
  | (DecisionBase & {
      kind: 'voiding';
      /** Id of the filing or announcement that was entered wrongly. */
      filing: string;
    })
  | (DecisionBase & { kind: 'reopening' });

/** Documents of steps 4 and 5: each is one document for many units. */
export const DOCUMENT_KINDS = ['synthesis', 'remarks', 'proposal', 'adjustment', 'recognition'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** Decisions on one unit alone; a lifting ends a waiver, a voiding an entry on behalf. */
export const UNIT_DECISION_KINDS = ['waiver', 'lifting', 'voiding', 'reopening'] as const;
export type UnitDecisionKind = (typeof UNIT_DECISION_KINDS)[number];

export type DecisionKind = DocumentKind | UnitDecisionKind;

export const TIMELINESS = ['on-time', 'on-the-day', 'late'] as const;
export type Timeliness = (typeof TIMELINESS)[number];

export interface Lateness {
  timeliness: Timeliness;
  /** Working days after D; 0 unless late. */
  lateWorkingDays: number;
}

export const FILING_REFUSALS = ['not-assigned', 'own-unit', 'content-differs', 'too-many-versions'] as const;
export type FilingRefusal = (typeof FILING_REFUSALS)[number];

export const FILING_OUTCOMES = ['accepted', 'held', 'refused'] as const satisfies FilingAnswer['outcome'][];

/** The answer to a filing or announcement; the same for every repetition of its id. */
export type FilingAnswer =
  | {
      outcome: 'accepted';
      timeliness: Timeliness;
      lateWorkingDays: number;
      version: number;
      revision: number;
    }
  | { outcome: 'held'; revision: number }
  | { outcome: 'refused'; refusal: FilingRefusal };

export const DECISION_REFUSALS = [
  'content-differs',
  'not-owed-yet',
  'revision-differs',
  'not-confirmed',
  'already-submitted',
  'nothing-submitted',
  'not-frozen',
  'unknown-obligation',
  'already-done',
  'not-waived',
  'unknown-filing',
  'not-on-behalf',
  'frozen',
  'closed',
] as const;
export type DecisionRefusal = (typeof DECISION_REFUSALS)[number];

export type DecisionAnswer =
  | {
      outcome: 'accepted';
      revision: number;
      /** Synthesis: the obligations that were still open when the dossier was frozen. */
      missing?: MissingName[];
      /** Reopening: ids of the held filings that it took in, in order of receipt. */
      takenIn?: string[];
    }
  | {
      outcome: 'refused';
      refusal: DecisionRefusal;
      revision: number;
      /** What is still outstanding (`not-owed-yet`). */
      missing?: MissingName[];
      /** What came in since the named revision (`revision-differs`). */
      since?: TimelineEntry[];
    };

/** The two halves of step 1; the other steps have the first alone. */
export const PARTS = ['filing', 'announcement'] as const;
export type Part = (typeof PARTS)[number];

export interface ObligationName {
  id: string;
  step: StepId;
  party: string;
  name: string;
}

/** An obligation that is not complete, with what of it has not come. */
export interface MissingName extends ObligationName {
  missing: Part[];
}

export const TIMELINE_EVENTS = [
  'opened',
  'filed',
  'corrected',
  'announced',
  'held',
  'letter',
  'superseded',
  'cancelled',
  ...DOCUMENT_KINDS,
  ...UNIT_DECISION_KINDS,
] as const;
export type TimelineEvent = (typeof TIMELINE_EVENTS)[number];

/** One line of an evaluation's story, in codes; whoever shows it puts it into words. */
export interface TimelineEntry {
  /** Plan time of the fact itself, not of its processing. */
  at: Instant;
  event: TimelineEvent;
  /** {@link LedgerState.revision} that this entry made, for facts. */
  revision?: number;
  step?: StepId;
  parties?: string[];
  /** Filing, announcement or decision. */
  id?: string;
  timeliness?: Timeliness;
  lateWorkingDays?: number;
  /** Letters: why it is sent, such as `reminder` 7. */
  reason?: { kind: string; day: number };
}

const FACT_FIELDS = ['id', 'digest', 'receivedAt'] as const;

/**
 * Whether a message has what every fact has. The API has validated what it sends; this keeps out what reaches a
 * workflow by another way, such as a command line, before it could make a handler throw.
 */
export function isFact(message: unknown): message is { id: string; digest: string; receivedAt: Instant } {
  if (typeof message !== 'object' || message === null) return false;
  const fields = message as Record<string, unknown>;
  return (
    FACT_FIELDS.every((field) => typeof fields[field] === 'string' && fields[field] !== '') &&
    isInstant(fields['receivedAt'] as string)
  );
}
