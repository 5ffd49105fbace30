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
  TimelineEntry,
} from './facts';
import type { NoticeItem } from './notices';

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
  remarks?: DecisionRef;
  proposal?: Measured;
  adjustments: DecisionRef[];
  recognition?: DecisionRef & { level: string };
  reopenedAt?: Instant;
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
  /** Steps 1–3, by (received instant, filing id); the last one counts, the first one says how late. */
  versions: FilingVersion[];
  /** Step 1, in the same order; the first one counts. */
  announcements: Accepted[];
  waived?: DecisionRef;
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
export interface Accepted extends Measured {
  digest: string;
  /** How many there were of the obligation, with this one. */
  version: number;
  /** {@link LedgerState.revision} that it made. */
  revision: number;
}

export interface FilingVersion extends Accepted {
  channel: Channel;
  /** Came after the freeze and was brought in by a reopening. */
  afterFreeze?: true;
}

export interface HeldFiling extends FilingFact {
  /** {@link LedgerState.revision} that it made. */
  revision: number;
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

/** Steps 1–3: the last thing that the obligation asked for; undefined while something is missing. */
export function fulfilledBy(obligation: Obligation): Measured | undefined {
  const filed = obligation.versions[0];
  if (obligation.step !== 'agency-review') return filed;
  const announcement = obligation.announcements[0];
  if (!filed || !announcement) return undefined;
  return announcement.receivedAt > filed.receivedAt ? announcement : filed;
}

const isFiling = ({ step }: Obligation) => (FILING_STEP_IDS as readonly StepId[]).includes(step);

/** The obligations of steps 1–3 for which nothing complete has come in and that nobody waived. */
export const missingFilings = (state: LedgerState): Obligation[] =>
  state.obligations.filter((o) => isFiling(o) && !o.waived && !fulfilledBy(o));

/**
 * From when on an obligation is owed; undefined while it is not known. Steps 1–3: from the opening. Step 4: once
 * they are all in, or once their deadlines are past: silence never blocks. Step 5: once the remarks are in.
 */
export function owedSince(spec: EvaluationSpec, state: LedgerState, step: StepId): Instant | undefined {
  const start = state.reopenedAt ?? spec.openedAt;
  switch (step) {
    case 'agency-review':
    case 'self-review':
    case 'member-opinion':
      return start;
    case 'party-assessment':
      return latest([start, dossierReadyAt(spec, state)]);
    case 'recognition':
      return state.remarks?.at;
  }
}

function dossierReadyAt(spec: EvaluationSpec, state: LedgerState): Instant {
  const filings = state.obligations.filter(isFiling);
  const dueAt = filingsDueAt(spec);
  if (missingFilings(state).length > 0) return dueAt;
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
    if (fulfilledBy(obligation)) return 'done';
    if (isFrozen(state)) return 'ended';
  }
  if (state.closed) return 'ended';
  const since = owedSince(spec, state, obligation.step);
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
