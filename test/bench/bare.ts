import { condition, proxyLocalActivities, setHandler } from '@temporalio/workflow';
import type { DecisionAnswer, FilingAnswer } from '../../domain/ledger/facts';
import {
  announceReview,
  DECISION_UPDATES,
  type EvaluationOutcome,
  fileReview,
  type Projection,
  type ProjectionActivities,
  type UnitEvaluationInput,
} from '../../workflows/contract';

/** What an evaluation of ours does at its start, or when a message comes. */
export interface Moment {
  /** The timer that runs from then on, unless it is the one from before; `null` for none. */
  timer?: { afterMs: number; summary: string } | null;
  /** What the local activity is told. */
  projections: Projection[];
  /** To the message. */
  answer?: FilingAnswer | DecisionAnswer;
}

/** A year of ours as it was recorded, its start first. */
export interface RecordedYear {
  moments: Moment[];
  outcome: EvaluationOutcome;
}

/** `bundle.ts` puts it before the code. */
declare const RECORDED_YEAR: RecordedYear;

const { projectEvaluation } = proxyLocalActivities<ProjectionActivities>({
  startToCloseTimeout: '2 s',
  retry: { maximumAttempts: 1 },
});

/**
 * What Temporal itself costs: a workflow that does what an evaluation of ours did, at the same moments and with the same
 * payloads, and has no rules.
 */
export async function bare(_input: UnitEvaluationInput): Promise<EvaluationOutcome> {
  const { moments, outcome } = RECORDED_YEAR;
  let come = 0;
  let timer = moments[0]?.timer ?? null;
  const next = <Answer>(): Answer => {
    come += 1;
    const moment = moments[come];
    if (moment?.timer !== undefined) timer = moment.timer;
    return moment?.answer as Answer;
  };
  const validator = (_fact: unknown): void => undefined;
  setHandler(fileReview, (_filing) => next<FilingAnswer>(), { validator });
  setHandler(announceReview, (_announcement) => next<FilingAnswer>(), { validator });
  for (const update of Object.values(DECISION_UPDATES)) {
    setHandler(update, (_decision) => next<DecisionAnswer>(), { validator });
  }
  const wait = async (): Promise<never> => {
    while (true) {
      const mine = timer;
      const isOther = () => timer !== mine;
      if (mine === null) await condition(isOther);
      else await condition(isOther, mine.afterMs, { summary: mine.summary });
    }
  };
  const project = async (): Promise<void> => {
    for (const [i, { projections }] of moments.entries()) {
      await condition(() => come >= i);
      for (const projection of projections) await projectEvaluation(projection);
    }
  };
  await Promise.race([project(), wait()]);
  return outcome;
}
