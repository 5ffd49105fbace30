import type { Instant } from '../domain/time';
import type { Projection } from '../workflows/contract';

/** Written by the projector of one evaluation, as a local activity. */
export interface ProjectionActivities {
  /**
   * Writes notices (insert-only, by id) and then the read model's document (only if its `changes` is higher).
   * Safe to run twice: both writes keep what is newer.
   */
  projectEvaluation(projection: Projection): Promise<void>;
}

/** What a campaign does beside its letters. */
export interface CampaignActivities {
  /** Starts the evaluations of a slice of the register. Safe to run twice: a started one is left alone. */
  startEvaluations(slice: { campaign: string; offset: number; limit: number }): Promise<{ started: number }>;
  /** Asks the evaluations of a slice to cancel. Safe to run twice: a closed one is left alone. */
  cancelEvaluations(slice: { campaign: string; offset: number; limit: number }): Promise<void>;
  /** Marks the campaign as closed or cancelled. Safe to run twice: it only sets a state. */
  closeCampaign(closing: { campaign: string; state: 'closed' | 'cancelled' }): Promise<void>;
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
  /** Ids of letters that may be sent now, in order, from after one id; none while sending is held. Only reads. */
  readyLetters(page: { campaign: string; after: string; limit: number }): Promise<{ letters: string[] }>;
}

export interface ComposedRound {
  composed: number;
  /** Whether some of them may be sent at once. */
  toSend: boolean;
  /** Whether all evaluations have closed and all is told: no notice without a letter, no letter that waits. */
  finished: boolean;
}

export interface SendingActivities {
  /**
   * Sends one letter, after asking again whether each of its items is still owed. At least once: between the
   * server's acceptance and our record of it lies a window in which a crash sends it again, under the same
   * `Message-ID`, counted. A passing failure is thrown and retried; a final one is recorded.
   */
  sendLetter(letter: { letter: string }): Promise<{ outcome: SendOutcome }>;
}

export type SendOutcome = 'sent' | 'withdrawn' | 'failed' | 'not-ready';
