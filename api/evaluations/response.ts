import { z } from 'zod';
import { OBLIGATION_STATUSES } from '../../domain/ledger/state';
import { EVALUATION_STATUSES } from '../../domain/ledger/view';
import { isOutstanding, isOverdue } from '../../domain/rules/owed-now';
import type { Instant } from '../../domain/time';
import type { EvaluationRow } from '../../store/evaluations';
import { type LiveEvaluation, READ_FROM } from '../../use-cases/evaluations/read-evaluation';
import {
  channel,
  count,
  filingStepId,
  instant,
  obligationName,
  pageOf,
  stepId,
  timelineEntry,
  timeliness,
  undelivered,
  unit,
} from '../http/response-fields';

const evaluationStatus = z.enum(EVALUATION_STATUSES);

const recognition = z.strictObject({ at: instant, level: z.string() });

/** Where one evaluation stands, and who still owes what. */
const evaluationLineAnswer = z
  .strictObject({
    unit,
    status: evaluationStatus,
    revision: count,
    outstanding: z.array(
      z.strictObject({
        obligation: z.string(),
        step: stepId,
        party: z.string(),
        name: z.string(),
        dueAt: instant,
        overdue: z.boolean(),
      }),
    ),
    nextWakeAt: instant.nullable(),
    recognition: recognition.optional(),
  })
  .meta({ id: 'EvaluationLine' });

export const evaluationsAnswer = z.strictObject({ now: instant, ...pageOf(evaluationLineAnswer) });

const filingVersion = z
  .strictObject({
    id: z.string(),
    digest: z.string(),
    receivedAt: instant,
    channel,
    timeliness,
    lateWorkingDays: count,
    afterFreeze: z.literal(true).optional(),
  })
  .meta({ id: 'FilingVersion' });

const heldFiling = z
  .strictObject({
    id: z.string(),
    step: filingStepId,
    party: z.string(),
    digest: z.string(),
    receivedAt: instant,
    channel,
  })
  .meta({ id: 'HeldFiling' });

const obligation = z
  .strictObject({
    id: z.string(),
    step: stepId,
    party: z.string(),
    name: z.string(),
    /** The member body of whoever owes an opinion, where the plan names such bodies. */
    body: z.string().optional(),
    status: z.enum(OBLIGATION_STATUSES),
    owedSince: instant.optional(),
    dueAt: instant,
    deadlineText: z.string(),
    receivedAt: instant.optional(),
    timeliness: timeliness.optional(),
    lateWorkingDays: count.optional(),
    nextLetterAt: instant.optional(),
    lastStageAt: instant.optional(),
    versions: z.array(filingVersion),
    announcedAt: instant.optional(),
  })
  .meta({ id: 'Obligation' });

/** `source`: the evaluation itself, or what it last wrote down, when no worker answers. */
const source = z.enum(READ_FROM);

export const evaluationAnswer = z.strictObject({
  source,
  now: instant,
  evaluation: z
    .strictObject({
      campaign: z.string(),
      unit,
      revision: count,
      changes: count,
      status: evaluationStatus,
      obligations: z.array(obligation),
      held: z.array(heldFiling),
      nextWakeAt: instant.nullable(),
      synthesisAt: instant.optional(),
      remarksAt: instant.optional(),
      proposalAt: instant.optional(),
      recognition: recognition.optional(),
      timeline: z.array(timelineEntry),
    })
    .meta({ id: 'Evaluation' }),
});

export const synthesisSourceAnswer = z
  .strictObject({
    source,
    now: instant,
    unit: z.string(),
    ledgerRevision: count,
    dossier: z.array(
      z.strictObject({
        ...obligationName.shape,
        versions: z.array(filingVersion),
        announcedAt: instant.optional(),
      }),
    ),
    missing: z.array(z.strictObject({ ...obligationName.shape, sentence: z.string() })),
    waived: z.array(obligationName),
    held: z.array(heldFiling),
    undelivered: z.array(undelivered),
  })
  .meta({ id: 'SynthesisSource' });

/** An evaluation with everything in it, but for what only the sending of letters asks for. */
export function wholeEvaluation({ source: from, now, evaluation }: LiveEvaluation) {
  const obligations = evaluation.obligations.map(({ told: _told, ...shown }) => shown);
  return { source: from, now, evaluation: { ...evaluation, obligations } };
}

/** An evaluation in a list: where it stands and who still owes what. */
export function evaluationLine(
  { unit, status, revision, obligations, nextWakeAt, recognition }: EvaluationRow,
  now: Instant,
) {
  const outstanding = obligations.filter((o) => isOutstanding(o, now));
  return {
    unit,
    status,
    revision,
    outstanding: outstanding.map((o) => ({
      obligation: o.id,
      step: o.step,
      party: o.party,
      name: o.name,
      dueAt: o.dueAt,
      overdue: isOverdue(o, now),
    })),
    nextWakeAt,
    ...(recognition && { recognition }),
  };
}
