/** Names, ids and message types that workflows, worker, API and tests share. */
import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { CampaignClock } from '../domain/clock';
import type {
  AnnouncementFact,
  Decision,
  DecisionAnswer,
  FilingAnswer,
  FilingFact,
} from '../domain/ledger/facts';
import type { Notice } from '../domain/ledger/notices';
import type { LedgerState } from '../domain/ledger/state';
import type { EvaluationView } from '../domain/ledger/view';
import type { EvaluationSpec } from '../domain/schedule';
import type { Instant } from '../domain/time';

export const TASK_QUEUES = {
  /** Workflows, and all activities but sending. */
  evaluations: 'evaluations',
  /** Sending alone, with the relay's rate cap. */
  letters: 'letters',
  /** Sending in rehearsals, to the captured mailbox, so that they neither wait for the cap nor use it up. */
  capturedLetters: 'captured-letters',
} as const;

export const campaignWorkflowId = (campaign: string): string => `campaign/${campaign}`;
export const dispatcherWorkflowId = (campaign: string): string => `letters/${campaign}`;
export const evaluationWorkflowId = (campaign: string, unit: string): string =>
  `evaluation/${campaign}/${unit}`;

/** Set when a workflow starts, never later; registered with the server before the first start. */
export const SEARCH_ATTRIBUTES = {
  campaign: 'CongVuCampaign',
  unit: 'CongVuUnit',
  unitKind: 'CongVuUnitKind',
} as const;

/** The input of `unitEvaluation`. */
export interface UnitEvaluationInput {
  spec: EvaluationSpec;
  clock: CampaignClock;
  /** Real time: evaluations wake this long before an instant at the most and half of it at the least, by a hash of the unit. */
  wakeSpreadMs: number;
  /** A linked run, after a reopening of a closed evaluation, goes on from here. */
  previous?: LedgerState;
}

/** The result of `unitEvaluation`. */
export interface EvaluationOutcome {
  status: 'recognised' | 'cancelled';
  revision: number;
}

/** A filing from another system: durable once the server has it, even while no worker runs. */
export const reviewFiled = defineSignal<[FilingFact]>('reviewFiled');
/** A filing by a person, who gets the answer at once. The update's id is the filing's. */
export const fileReview = defineUpdate<FilingAnswer, [FilingFact]>('fileReview');
export const announceReview = defineUpdate<FilingAnswer, [AnnouncementFact]>('announceReview');
export const decide = defineUpdate<DecisionAnswer, [Decision]>('decide');
/** `now` is the plan time of the asking, for what depends on the hour. */
export const evaluationState = defineQuery<EvaluationView, [{ now: Instant }]>('evaluationState');

/** The input of `campaign`. */
export interface CampaignInput {
  campaign: string;
  units: number;
  dispatcher: DispatcherInput;
}

/** The input of `letterDispatcher`. */
export interface DispatcherInput {
  campaign: string;
  clock: CampaignClock;
  /** All reminder times of the plan, plan time, ascending. */
  stageInstants: Instant[];
  timeZone: string;
  calendar: EvaluationSpec['calendar'];
  dailyLetterTime: EvaluationSpec['dailyLetterTime'];
  /** Plan time up to which letters are made: the opening, or where the run before stopped. */
  doneThrough: Instant;
  /** Real time: how long letters of an instant wait for evaluations that have not recorded their notices. */
  graceMs: number;
}

/** Letters were released, or sending resumed: look now instead of at the next instant. Only a nudge. */
export const lettersReleased = defineSignal('lettersReleased');

/** What the read model is told in one call: the newest state and the notices since the last call. */
export interface Projection {
  view: EvaluationView;
  /** For a linked run, after a reopening of a closed evaluation. */
  state: LedgerState;
  notices: readonly Notice[];
}
