/** Names, ids and message types that workflows, worker, API and tests share. */
import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { CampaignState } from '../domain/campaign';
import type { ClockAtStart } from '../domain/clock';
import type {
  AnnouncementFact,
  Decision,
  DecisionAnswer,
  FilingAnswer,
  FilingFact,
} from '../domain/ledger/facts';
import type { Notice } from '../domain/ledger/notices';
import type { Answered, LedgerState } from '../domain/ledger/state';
import type { EvaluationView } from '../domain/ledger/view';
import type { LateStages } from '../domain/letter-instants';
import type { EvaluationSpec } from '../domain/schedule';
import type { Instant } from '../domain/time';

export const TASK_QUEUES = {
  /** Workflows, and all activities but sending. */
  evaluations: 'evaluations',
  /** Sending alone. */
  letters: 'letters',
  /** Sending in rehearsals, to the captured mailbox, so that they neither wait for the relay nor use up its pace. */
  capturedLetters: 'captured-letters',
} as const;

export const campaignWorkflowId = (campaign: string): string => `campaign/${campaign}`;
export const dispatcherWorkflowId = (campaign: string): string => `letters/${campaign}`;
/** Sends what failed again, once the dispatcher has ended. */
export const lettersAgainWorkflowId = (campaign: string): string => `letters-again/${campaign}`;
export const evaluationWorkflowId = (campaign: string, unit: string): string =>
  `evaluation/${campaign}/${unit}`;

/** The input of `unitEvaluation`. */
export interface UnitEvaluationInput {
  spec: EvaluationSpec;
  clock: ClockAtStart;
  /** Real time: evaluations wake this long before an instant at the most and half of it at the least, by a hash of the unit. */
  wakeSpreadMs: number;
  /** A later run goes on from here: after a long history, a reopening of a closed evaluation, or an end by hand. */
  previous?: LedgerState;
  /** Notices of the run before that the store does not have yet. */
  untold?: Notice[];
  /** How often in a row the run before could not reach the store. */
  failures?: number;
  /** Events after which a new run goes on; a test has it smaller. */
  historyLimit?: number;
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
/** The type of the failure by which a filing or an announcement beyond the bound on versions is turned away. */
export const TOO_MANY_VERSIONS = 'TooManyVersions';
export const announceReview = defineUpdate<FilingAnswer, [AnnouncementFact]>('announceReview');
/** For histories from before each kind had an update of its own. */
export const decide = defineUpdate<DecisionAnswer, [Decision]>('decide');
const decisionUpdate = (name: string) => defineUpdate<DecisionAnswer, [Decision]>(name);
/** Temporal's pages show an update's name alone, so it says what is decided. */
export const DECISION_UPDATES = {
  synthesis: decisionUpdate('decideSynthesis'),
  remarks: decisionUpdate('decideRemarks'),
  proposal: decisionUpdate('decideProposal'),
  adjustment: decisionUpdate('decideAdjustment'),
  recognition: decisionUpdate('decideRecognition'),
  waiver: decisionUpdate('decideWaiver'),
  lifting: decisionUpdate('decideLifting'),
  voiding: decisionUpdate('decideVoiding'),
  reopening: decisionUpdate('decideReopening'),
} as const satisfies Record<Decision['kind'], ReturnType<typeof decisionUpdate>>;
/** `now` is the plan time of the asking, for what depends on the hour. */
export const evaluationState = defineQuery<EvaluationView, [{ now: Instant }]>('evaluationState');

/** In a rehearsal: the plan's time is now this. Told to those that have something to do then, and to nobody else. */
export const timeCame = defineSignal<[{ now: Instant }]>('timeCame');

/** The input of `campaign`. */
export interface CampaignInput {
  campaign: string;
  units: number;
  /** Of the register, to be stored first; absent where it was stored with the campaign. */
  registerPages?: number;
  dispatcher: DispatcherInput;
  /** Events after which a new run goes on; a test has it smaller. */
  historyLimit?: number;
}

/** The input of `endCampaign`. */
export type EndCampaignInput = Pick<CampaignInput, 'campaign' | 'units'>;

/** The input of `lettersAgain`. */
export interface LettersAgainInput {
  campaign: string;
  /** Events after which a new run goes on; a test has it smaller. */
  historyLimit?: number;
}

/** The input of `letterDispatcher`. */
export interface DispatcherInput {
  campaign: string;
  clock: ClockAtStart;
  /** All reminder times of the plan, plan time, ascending. */
  stageInstants: Instant[];
  /** Absent in campaigns that were opened before there were any. */
  lateStages?: LateStages;
  timeZone: string;
  calendar: EvaluationSpec['calendar'];
  dailyLetterTime: EvaluationSpec['dailyLetterTime'];
  /** Plan time up to which letters are made: the opening, or where the run before stopped. */
  doneThrough: Instant;
  /** Real time: how long letters of an instant wait for evaluations that have not recorded their notices. */
  graceMs: number;
  /** Events after which a new run goes on; a test has it smaller. */
  historyLimit?: number;
}

/** Letters were released, or sending resumed: look now instead of at the next instant. Only a nudge. */
export const lettersReleased = defineSignal('lettersReleased');

/** Somebody has said how far a rehearsal's clock may go: look at it. */
export const clockSet = defineSignal('clockSet');

/** What the store is told in one call: the newest state, and a page of what it does not have yet. */
export interface Projection {
  view: EvaluationView;
  /** For a later run. */
  state: LedgerState;
  notices: readonly Notice[];
  /** For the rows of the filings and announcements. */
  answers: readonly Answered<FilingAnswer>[];
}

/** Written by the projector of one evaluation, as a local activity. */
export interface ProjectionActivities {
  /**
   * Writes notices (insert-only, by id), answers (to rows that have none, or are held) and then the read model's document
   * (only if its `changes` is higher). Safe to run twice: all writes keep what is newer.
   */
  projectEvaluation(projection: Projection): Promise<void>;
}

/** As a local activity, too. */
export interface CampaignStateActivities {
  /** Whether a campaign was cancelled. Only reads. */
  campaignIsCancelled(asked: { campaign: string }): Promise<boolean>;
}

/** What a campaign does beside its letters. */
export interface CampaignActivities {
  /** Stores a page of a large register. Safe to run twice: it is insert-only, and one that is gone was stored. */
  storeRegisterPage(asked: { campaign: string; page: number }): Promise<void>;
  /** Starts the evaluations of a slice of the register. Safe to run twice: a started one is left alone. */
  startEvaluations(slice: { campaign: string; offset: number; limit: number }): Promise<{ started: number }>;
  /** Asks the evaluations of a slice to cancel. Safe to run twice: a closed one is left alone. */
  cancelEvaluations(slice: { campaign: string; offset: number; limit: number }): Promise<void>;
  /**
   * Marks the campaign as closed or cancelled; not as closed where an evaluation was reopened meanwhile. Resolves to the
   * state that stands. Safe to run twice: it only sets a state.
   */
  closeCampaign(closing: {
    campaign: string;
    state: 'closed' | 'cancelled';
  }): Promise<{ state: CampaignState }>;
  /** Withdraws what of a cancelled campaign's letters has not gone. Safe to run twice: what has an end keeps it. */
  withdrawLetters(asked: { campaign: string }): Promise<void>;
  /** Notes that the letters' workflow ended and should not have. Safe to run twice: it is noted once. */
  noteLettersEnded(end: { campaign: string; endedAs: string }): Promise<void>;
  /** Up to where the letters are made, for a new start of their workflow. Only reads. */
  lettersDoneThrough(asked: { campaign: string }): Promise<{ doneThrough: Instant }>;
}

/** The making of letters; their sending is on a queue of its own. */
export interface LetterActivities {
  /** How many open evaluations have not yet recorded their notices for instants up to `at`. Only reads. */
  evaluationsBehind(instant: { campaign: string; at: Instant }): Promise<{ behind: number }>;
  /**
   * Makes one letter for each person who has a notice up to `at` that is in no letter yet.
   * Safe to run twice: a round of letters claims its notices once, letters are insert-only by person and instant.
   */
  composeLetters(round: {
    campaign: string;
    at: Instant;
    /** For stragglers, whose notices came after the letters of this instant were made. */
    supplement: boolean;
  }): Promise<ComposedRound>;
}

export interface ComposedRound {
  composed: number;
  /** Whether all evaluations have closed and all is told (no notice without a letter, no letter that waits), or it was cancelled. */
  finished: boolean;
}

/** The legs of a rehearsal; all but {@link RehearsalActivities.bringTo} as local activities. */
export interface RehearsalActivities {
  /** Where the leg that may begin now ends, and how long it takes for those who watch, in real time. Only reads. */
  nextLeg(asked: { campaign: string; nextLetters: Instant }): Promise<{ at: Instant | null; paceMs: number }>;
  /**
   * Brings a rehearsal to an instant: all that was filed up to it is answered, the read model has it, and every evaluation
   * that has something to do by then has done it. Resolves to false where its clock may not go there any more. Safe to run
   * twice: an evaluation that is told the time once more does nothing.
   */
  bringTo(leg: { campaign: string; at: Instant }): Promise<boolean>;
  /** Everything up to this instant is settled. Resolves to whether the rehearsal ends with it. Safe to run twice. */
  settleLeg(leg: { campaign: string; at: Instant }): Promise<{ isLast: boolean }>;
}

export interface SendingActivities {
  /**
   * Sends a page of the letters that may go, in order from after one id; none while sending is held. Right before each
   * is sent it is asked again whether its items are still owed. At least once: between the server's acceptance and our
   * record of it lies a window in which a crash sends it again, under the same `Message-ID`, counted.
   */
  sendLetters(page: { campaign: string; after: string }): Promise<SentPage>;
}

export interface SentPage {
  /** The last letter of the page, after which the next begins; absent at the end, and where the relay is away. */
  last?: string;
  /** How many the relay did not take for now, or was not asked for: they are to be tried again. */
  unsent: number;
  /** The relay could not be asked, or not about more than one letter. */
  isAway?: true;
}
