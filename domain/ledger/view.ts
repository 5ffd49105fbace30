import type { StepId } from '../plan';
import type { Unit } from '../register';
import type { EvaluationSpec } from '../schedule';
import type { Instant } from '../time';
import { nextAttentionAt, nextLetterAt } from './attention';
import type { FilingFact, TimelineEntry, Timeliness } from './facts';
import {
  type FilingVersion,
  type HeldFiling,
  isFrozen,
  type LedgerState,
  measuredOf,
  type ObligationStatus,
  owedSince,
  statusOf,
  type Told,
} from './state';

/**
 * The whole state of one evaluation as others read it: the answer to the query and the read model's document.
 * Nothing in it depends on the hour at which it was made, but for `outstanding`: that holds from `owedSince` on.
 */
export interface EvaluationView {
  campaign: string;
  unit: Unit;
  revision: number;
  changes: number;
  status: EvaluationStatus;
  obligations: ObligationView[];
  held: FilingFact[];
  /** Plan time; null when nothing outstanding needs attention. */
  nextWakeAt: Instant | null;
  synthesisAt?: Instant;
  remarksAt?: Instant;
  proposalAt?: Instant;
  recognition?: { at: Instant; level: string };
  timeline: TimelineEntry[];
}

export const EVALUATION_STATUSES = [
  'open',
  'frozen',
  'assessed',
  'proposed',
  'recognised',
  'cancelled',
] as const;
export type EvaluationStatus = (typeof EVALUATION_STATUSES)[number];

export interface ObligationView {
  id: string;
  step: StepId;
  party: string;
  name: string;
  /** The member body of the owing party, where the plan names such bodies. */
  body?: string;
  status: ObligationStatus;
  /** Absent while it is not known from when on it is owed; an `outstanding` one is `not-owed-yet` before this. */
  owedSince?: Instant;
  dueAt: Instant;
  /** As a letter prints it. */
  deadlineText: string;
  receivedAt?: Instant;
  timeliness?: Timeliness;
  lateWorkingDays?: number;
  nextLetterAt?: Instant;
  lastStageAt?: Instant;
  told?: Told[];
  versions: FilingVersionView[];
  announcedAt?: Instant;
}

/** A version without what only its sender was answered. */
export type FilingVersionView = Omit<FilingVersion, 'version' | 'revision'>;

const versionView = ({
  version: _version,
  revision: _revision,
  ...shown
}: FilingVersion): FilingVersionView => shown;

const heldView = ({ revision: _revision, ...filing }: HeldFiling): FilingFact => filing;

function evaluationStatus(state: LedgerState): EvaluationStatus {
  if (state.closed) return state.closed;
  if (state.proposal) return 'proposed';
  if (state.remarks) return 'assessed';
  return isFrozen(state) ? 'frozen' : 'open';
}

export function viewOf(spec: EvaluationSpec, state: LedgerState, now?: Instant): EvaluationView {
  const { campaign, unit } = spec;
  const { revision, changes, held, timeline, synthesis, remarks, proposal, recognition } = state;
  return {
    campaign,
    unit,
    revision,
    changes,
    status: evaluationStatus(state),
    obligations: state.obligations.map((obligation) => {
      const { id, step, party, name, body, versions, lastStageAt, told, announcements } = obligation;
      const receipt = measuredOf(state, obligation);
      const since = owedSince(spec, state, step);
      const next = nextLetterAt(spec, state, obligation);
      return {
        id,
        step,
        party,
        name,
        ...(body !== undefined && { body }),
        status: statusOf(spec, state, obligation, now),
        ...(since !== undefined && { owedSince: since }),
        dueAt: spec.steps[step].dueAt,
        deadlineText: spec.steps[step].deadlineText,
        ...(receipt && {
          receivedAt: receipt.receivedAt,
          timeliness: receipt.timeliness,
          lateWorkingDays: receipt.lateWorkingDays,
        }),
        ...(next !== undefined && { nextLetterAt: next }),
        ...(lastStageAt !== undefined && { lastStageAt }),
        ...(told && { told }),
        versions: versions.map(versionView),
        ...(announcements[0] && { announcedAt: announcements[0].receivedAt }),
      };
    }),
    held: held.map(heldView),
    nextWakeAt: (state.closed ? undefined : nextAttentionAt(spec, state)) ?? null,
    ...(synthesis && { synthesisAt: synthesis.receivedAt }),
    ...(remarks && { remarksAt: remarks.at }),
    ...(proposal && { proposalAt: proposal.receivedAt }),
    ...(recognition && { recognition: { at: recognition.at, level: recognition.level } }),
    timeline,
  };
}
