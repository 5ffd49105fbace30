import type { IssuedDocument } from '../filing-content';
import { FILING_STEP_IDS, type StepId } from '../plan';
import type { EvaluationSpec } from '../schedule';
import { type Instant, latest } from '../time';
import type {
  Channel,
  DecisionAnswer,
  FilingAnswer,
  FilingFact,
  Lateness,
  ObligationName,
  Part,
  TimelineEntry,
} from './facts';
import { incompleteSince } from './incomplete-since';
import type { NoticeItem } from './notices';
import { first, inOrder, living } from './versions';

/** Everything that an evaluation remembers: plain data, so that a linked run or a replay can go on from it. */
export interface LedgerState {
  /** Grows by one with every fact taken in; a synthesis names the one that it was read from. */
  revision: number;
  /** Grows with every change, letters included; the read model keeps the highest. */
  changes: number;
  obligations: Obligation[];
  /** Filings that came after the freeze, in order of receipt. */
  held: HeldFiling[];
  /** The dossier's own documents since the last reopening. */
  synthesis?: Measured;
  remarks?: Returned;
  /** The first proposal, which says how late it was; a later one takes its place until the recognition. */
  proposal?: Measured;
  /** The proposal or adjustment that stands: its level is the proposed one. */
  proposed?: string;
  adjustments: DecisionRef[];
  recognition?: Returned & { level: string; document?: IssuedDocument };
  reopenedAt?: Instant;
  /** Steps whose answer from above was there when their last deadline was over, though a reopening has undone it since. */
  answered?: StepId[];
  closed?: 'recognised' | 'cancelled';
  /**
   * Answers that the store is still to be told: to filings by signal, and to those that a reopening took in. A repetition of
   * what was accepted or held is answered from where that is kept, and what was refused is judged anew.
   */
  answers: Answered<FilingAnswer>[];
  /** Accepted decisions; repetitions get the answer again. */
  decisions: Answered<DecisionAnswer>[];
  /** All stages up to this instant are settled. */
  settledThrough: Instant;
  timeline: TimelineEntry[];
}

export interface DecisionRef {
  id: string;
  at: Instant;
}

/** What came back from above, with how late by the deadline of its step. */
export interface Returned extends DecisionRef, Lateness {}

/** What something was answered; the same id with another digest is something else. */
export interface Answered<Answer> {
  id: string;
  digest: string;
  answer: Answer;
}

/** Something that a deadline is measured by; how late it is, is computed once, when it is taken in. */
export interface Measured extends Lateness {
  id: string;
  receivedAt: Instant;
}

export interface Obligation extends ObligationName {
  /** The member body of the owing party, where the plan names such bodies. */
  body?: string;
  /** Steps 1–3, in the order in which they count; see `versions.ts`. */
  versions: FilingVersion[];
  /** Step 1, in the same order; the first one says when it was announced. */
  announcements: Accepted[];
  waived?: DecisionRef;
  /** Since when it is owed again: by a reopening or a lifted waiver. */
  owedAnew?: Instant;
  /** The newest stage that was settled for it. */
  lastStageAt?: Instant;
  /** Absent before its first stage, and in ledgers that are older than this field. */
  told?: Told[];
}

/** The newest stage that told one recipient of an obligation: that recipient's unsent letter of an older one is superseded. */
export interface Told {
  to: NoticeItem['to'];
  at: Instant;
}

/** A filing or an announcement that was accepted, with what it was answered. */
export interface Accepted
  extends Measured,
    Pick<FilingFact, 'digest' | 'storedAt' | 'order' | 'series' | 'replaces'> {
  /** Absent in announcements that are older than this field. */
  channel?: Channel;
  voided?: DecisionRef;
  /** Came after the freeze: outside the dossier until it is reopened. */
  outside?: true;
  /** How many there were of the obligation, with this one. */
  version: number;
  /** {@link LedgerState.revision} that it made. */
  revision: number;
}

export interface FilingVersion extends Accepted {
  channel: Channel;
  awaitsContent?: true;
  /** Came after the freeze and was brought in by a reopening. */
  afterFreeze?: true;
}

export interface HeldFiling extends FilingFact {
  /** {@link LedgerState.revision} that it made. */
  revision: number;
  voided?: DecisionRef;
}

export const isFrozen = (state: LedgerState): boolean => state.synthesis !== undefined;

export const obligationId = (step: StepId, party: string): string => `${step}/${party}`;

export function newState(spec: EvaluationSpec): LedgerState {
  const { homeAffairs } = spec.bodies;
  const owed: Pick<Obligation, 'step' | 'party' | 'name' | 'body'>[] = [
    ...spec.owed,
    { step: 'party-assessment' as const, ...homeAffairs },
    { step: 'recognition' as const, ...homeAffairs },
  ];
  return {
    revision: 0,
    changes: 1,
    obligations: owed.map(({ step, party, name, body }) => ({
      id: obligationId(step, party),
      step,
      party,
      name,
      ...(body !== undefined && { body }),
      versions: [],
      announcements: [],
    })),
    held: [],
    adjustments: [],
    answers: [],
    decisions: [],
    settledThrough: '',
    timeline: [{ at: spec.openedAt, event: 'opened' }],
  };
}

/** Of step 1 what counts of the announcements: not what came after a freeze. */
const insideOf = ({ announcements }: Obligation): Accepted[] =>
  announcements.filter(({ outside }) => !outside);

const announced = (obligation: Obligation): Accepted | undefined => first(insideOf(obligation));

/** What of steps 1–3 has not come. A paper counts as received before its contents are entered. */
export function missingParts(obligation: Obligation): Part[] {
  const parts: Part[] = [];
  if (!first(obligation.versions)) parts.push('filing');
  if (obligation.step === 'agency-review' && !announced(obligation)) parts.push('announcement');
  return parts;
}

/** Steps 1–3: the last thing that the obligation asked for; undefined while something is missing. */
export function fulfilledBy(obligation: Obligation): Measured | undefined {
  const filed = first(obligation.versions);
  if (obligation.step !== 'agency-review') return filed;
  const announcement = announced(obligation);
  if (!filed || !announcement) return undefined;
  return announcement.receivedAt > filed.receivedAt ? announcement : filed;
}

/** When the public announcement counts as made. */
export const announcedAt = (obligation: Obligation): Instant | undefined => announced(obligation)?.receivedAt;

/** The version whose contents count; undefined while there are none. */
export const contentOf = ({ versions }: Pick<Obligation, 'versions'>): FilingVersion | undefined =>
  inOrder(living(versions)).findLast((each) => !each.awaitsContent);

/** A paper is there, and nothing with contents is. */
export const awaitsContent = (obligation: Pick<Obligation, 'versions'>): boolean =>
  first(obligation.versions) !== undefined && contentOf(obligation) === undefined;

export const isFilingObligation = ({ step }: Obligation): boolean =>
  (FILING_STEP_IDS as readonly StepId[]).includes(step);

const isMissing = (obligation: Obligation): boolean =>
  isFilingObligation(obligation) && !obligation.waived && !fulfilledBy(obligation);

/** The obligations of steps 1–3 for which nothing complete has come in and that nobody waived. */
export const missingFilings = (state: LedgerState): Obligation[] => state.obligations.filter(isMissing);

/** Since when something is missing of what had all been there. */
function takenBackAt(obligation: Obligation): Instant | undefined {
  if (missingParts(obligation).length === 0) return undefined;
  const { step, versions } = obligation;
  return incompleteSince(step === 'agency-review' ? [versions, insideOf(obligation)] : [versions]);
}

/**
 * From when on an obligation is owed; undefined while it is not known. Steps 1–3: from the opening, or from when it
 * started over, or a void made it incomplete. Step 4: once they are all in, or once their deadlines are past: silence never blocks. Step 5: once the
 * remarks are in.
 */
export function owedSince(
  spec: EvaluationSpec,
  state: LedgerState,
  obligation: Obligation,
): Instant | undefined {
  switch (obligation.step) {
    case 'agency-review':
    case 'self-review':
    case 'member-opinion':
      return latest([obligation.owedAnew ?? spec.openedAt, takenBackAt(obligation) ?? '']);
    case 'party-assessment':
      return latest([state.reopenedAt ?? spec.openedAt, dossierReadyAt(spec, state)]);
    case 'recognition':
      return state.remarks?.at;
  }
}

function dossierReadyAt(spec: EvaluationSpec, state: LedgerState): Instant {
  const dueAt = filingsDueAt(spec);
  if (state.obligations.some(isMissing)) return dueAt;
  const filings = state.obligations.filter(isFilingObligation);
  const complete =
    latest(filings.flatMap((o) => o.waived?.at ?? fulfilledBy(o)?.receivedAt ?? [])) ?? spec.openedAt;
  // What comes after the deadlines makes nothing owed that was not owed before.
  return complete < dueAt ? complete : dueAt;
}

/** The last of the due instants of steps 1–3: from then on silence does not block step 4. */
export const filingsDueAt = (spec: EvaluationSpec): Instant =>
  latest(FILING_STEP_IDS.map((step) => spec.steps[step].dueAt)) as Instant;

export const OBLIGATION_STATUSES = [
  'not-owed-yet',
  'outstanding',
  /** Steps 4 and 5: sent up, the answer from above has not come; nobody is reminded. */
  'submitted',
  /** Steps 1–3: the paper is there («đã nhận bản giấy, chờ nhập nội dung»), nothing is asked any more. */
  'content-awaited',
  'done',
  'waived',
  /** Steps 1–3: still open when the dossier was frozen. */
  'ended',
] as const;
export type ObligationStatus = (typeof OBLIGATION_STATUSES)[number];

/** An obligation's status at an instant; without one, as if all time had passed. */
export function statusOf(
  spec: EvaluationSpec,
  state: LedgerState,
  obligation: Obligation,
  now?: Instant,
): ObligationStatus {
  if (obligation.waived) return 'waived';
  if (obligation.step === 'party-assessment') {
    if (state.remarks) return 'done';
    if (state.synthesis) return 'submitted';
  } else if (obligation.step === 'recognition') {
    if (state.recognition) return 'done';
    if (state.proposal) return 'submitted';
  } else {
    if (fulfilledBy(obligation)) return awaitsContent(obligation) ? 'content-awaited' : 'done';
    if (isFrozen(state)) return 'ended';
  }
  if (state.closed) return 'ended';
  const since = owedSince(spec, state, obligation);
  if (since === undefined || (now !== undefined && now < since)) return 'not-owed-yet';
  return 'outstanding';
}

/** What the owing body owed, once it is in: the filing with its announcement, the synthesis, the proposal. */
export function measuredOf(state: LedgerState, obligation: Obligation): Measured | undefined {
  switch (obligation.step) {
    case 'party-assessment':
      return state.synthesis;
    case 'recognition':
      return state.proposal;
    default:
      return fulfilledBy(obligation);
  }
}
