import type { IssuedDocument } from '../filing-content';
import type { StepId } from '../plan';
import type { Unit } from '../register';
import type { EvaluationSpec } from '../schedule';
import type { Instant } from '../time';
import { nextAttentionAt, nextLetterAt } from './attention';
import type { FilingFact, Lateness, Part, TimelineEntry, Timeliness } from './facts';
import { isReturnStep, returnedOf } from './returns';
import {
  announcedAt,
  contentOf,
  type FilingVersion,
  type HeldFiling,
  isFilingObligation,
  isFrozen,
  type LedgerState,
  measuredOf,
  missingParts,
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
  recognition?: { at: Instant; level: string; document?: IssuedDocument };
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
  /** Steps 1–3 while something is missing: which half, or both. */
  missing?: Part[];
  /** Steps 4 and 5: what came back from above, and how late by the step's deadline. */
  returned?: Lateness & { at: Instant };
}

/** A version without what only its sender was answered. */
export interface FilingVersionView extends Omit<FilingVersion, 'version' | 'revision'> {
  /** Its content is the one that counts. */
  counts?: true;
}

function versionViews(versions: readonly FilingVersion[]): FilingVersionView[] {
  const counted = contentOf({ versions: [...versions] });
  return versions.map(({ version: _version, revision: _revision, ...shown }) => ({
    ...shown,
    ...(shown.id === counted?.id && { counts: true as const }),
  }));
}

const heldView = ({ revision: _revision, ...filing }: HeldFiling): FilingFact => filing;

function evaluationStatus(state: LedgerState): EvaluationStatus {
  if (state.closed) return state.closed;
  if (state.proposal) return 'proposed';
  if (state.remarks) return 'assessed';
  return isFrozen(state) ? 'frozen' : 'open';
}

const recognitionView = ({
  at,
  level,
  document,
}: NonNullable<LedgerState['recognition']>): NonNullable<EvaluationView['recognition']> => ({
  at,
  level,
  ...(document && { document }),
});

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
      const { id, step, party, name, body, versions, waived, lastStageAt, told } = obligation;
      const receipt = measuredOf(state, obligation);
      const since = owedSince(spec, state, obligation);
      const next = nextLetterAt(spec, state, obligation);
      const status = statusOf(spec, state, obligation, now);
      const missing = isFilingObligation(obligation) && !waived ? missingParts(obligation) : [];
      const announced = announcedAt(obligation);
      const returned = isReturnStep(step) ? returnedOf(state, step) : undefined;
      return {
        id,
        step,
        party,
        name,
        ...(body !== undefined && { body }),
        status,
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
        versions: versionViews(versions),
        ...(announced !== undefined && { announcedAt: announced }),
        ...(missing.length > 0 && { missing }),
        ...(returned && {
          returned: {
            at: returned.at,
            timeliness: returned.timeliness,
            lateWorkingDays: returned.lateWorkingDays,
          },
        }),
      };
    }),
    held: held.map(heldView),
    nextWakeAt: (state.closed ? undefined : nextAttentionAt(spec, state)) ?? null,
    ...(synthesis && { synthesisAt: synthesis.receivedAt }),
    ...(remarks && { remarksAt: remarks.at }),
    ...(proposal && { proposalAt: proposal.receivedAt }),
    ...(recognition && { recognition: recognitionView(recognition) }),
    timeline,
  };
}
