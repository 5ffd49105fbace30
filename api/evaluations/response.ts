import { z } from 'zod';
import { PARTS } from '../../domain/ledger/facts';
import { isReturnStep } from '../../domain/ledger/returns';
import { OBLIGATION_STATUSES } from '../../domain/ledger/state';
import { EVALUATION_STATUSES } from '../../domain/ledger/view';
import type { cellsIn, OverdueDays, StepCell } from '../../domain/rules/cells';
import { isOutstanding, isOverdue } from '../../domain/rules/owed-now';
import type { Instant } from '../../domain/time';
import type { StandingObligation, StandingRow } from '../../store/evaluations';
import { type LiveEvaluation, READ_FROM } from '../../use-cases/evaluations/read-evaluation';
import type { ToldEntry } from '../../use-cases/evaluations/timeline-letters';
import {
  channel,
  count,
  filingStepId,
  instant,
  issuedDocument,
  missingName,
  obligationName,
  pageOf,
  stepId,
  timelineEntry,
  timeliness,
  undelivered,
  unit,
} from '../http/response-fields';

const evaluationStatus = z.enum(EVALUATION_STATUSES);

/** With number, date and signer of the decision. */
const recognition = z.strictObject({
  at: instant,
  level: z.string(),
  document: issuedDocument.optional(),
});

/** An answer from above that has not come: remarks on a synthesis, or a recognition. */
const awaitedReturn = z.strictObject({
  step: stepId,
  dueAt: instant,
  overdue: z.boolean(),
  /** Whether it was asked for. */
  submitted: z.boolean(),
});

/** Where one step of an evaluation stands; `expected` is the sum of the five that follow it. */
const stepCell = z
  .strictObject({
    step: stepId,
    expected: count,
    complete: count,
    outstanding: count,
    notOwedYet: count,
    waived: count,
    neverCame: count,
    /** Step 1: reviews, announced or not; steps 4 and 5: what was sent up. */
    filed: count,
    /** Step 1. */
    announced: count.optional(),
    /** Steps 4 and 5: what came back from above, and what has not though the deadline is past. */
    returned: count.optional(),
    awaitedOverdue: count.optional(),
    onTheDay: count,
    late: count,
    /** Of the latest. */
    lateWorkingDays: count,
    overdue: count,
    /** Of the longest. */
    overdueWorkingDays: count,
    contentAwaited: count,
    nextLetterAt: instant.optional(),
  } satisfies Record<keyof StepCell, z.ZodType>)
  .meta({ id: 'StepCell' });

/** Where one evaluation stands: who still owes what or, where cells are asked for, the figures of its steps instead. */
const evaluationLineAnswer = z
  .strictObject({
    unit,
    status: evaluationStatus,
    revision: count,
    outstanding: z
      .array(
        z.strictObject({
          obligation: z.string(),
          step: stepId,
          party: z.string(),
          name: z.string(),
          dueAt: instant,
          overdue: z.boolean(),
          /** Of what is overdue, as letters count them: 0 on the day of the deadline itself. */
          overdueWorkingDays: count.optional(),
          missing: z.array(z.enum(PARTS)).optional(),
        }),
      )
      .optional(),
    awaited: z.array(awaitedReturn).optional(),
    /** By step, in the plan's order. */
    cells: z.array(stepCell).optional(),
    nextWakeAt: instant.nullable(),
    recognition: recognition.optional(),
  })
  .meta({ id: 'EvaluationLine' });

export const evaluationsAnswer = z.strictObject({
  now: instant,
  /** With cells: who owes something in the page's units. */
  owing: z.array(z.strictObject({ step: stepId, party: z.string(), name: z.string() })).optional(),
  /** With cells, on the first page: to be sent as `changedSince`. */
  asOf: z.string().optional(),
  /** If the items are not the list, but what of it has changed: units that have, too, and are not what is asked for. */
  gone: z.array(z.string()).optional(),
  ...pageOf(evaluationLineAnswer),
});

const filingVersion = z
  .strictObject({
    id: z.string(),
    digest: z.string(),
    receivedAt: instant,
    channel,
    timeliness,
    lateWorkingDays: count,
    afterFreeze: z.literal(true).optional(),
    storedAt: instant.optional(),
    order: count.optional(),
    series: z.strictObject({ id: z.string(), version: z.int().min(1) }).optional(),
    replaces: z.string().optional(),
    awaitsContent: z.literal(true).optional(),
    outside: z.literal(true).optional(),
    voided: z.strictObject({ id: z.string(), at: instant }).optional(),
    /** Its content is the one that counts. */
    counts: z.literal(true).optional(),
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
    storedAt: instant.optional(),
    order: count.optional(),
    series: z.strictObject({ id: z.string(), version: z.int().min(1) }).optional(),
    replaces: z.string().optional(),
    awaitsContent: z.literal(true).optional(),
    voided: z.strictObject({ id: z.string(), at: instant }).optional(),
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
    /** Steps 1 to 3 while something is missing: which half, or both. */
    missing: z.array(z.enum(PARTS)).optional(),
    /** Steps 4 and 5: what came back from above. */
    returned: z.strictObject({ at: instant, timeliness, lateWorkingDays: count }).optional(),
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

const dossierEntry = {
  ...obligationName.shape,
  receivedAt: instant.optional(),
  timeliness: timeliness.optional(),
  lateWorkingDays: count.optional(),
  versions: z.array(filingVersion),
  announcedAt: instant.optional(),
  awaitsContent: z.literal(true).optional(),
};

const synthesisSource = {
  unit: z.string(),
  ledgerRevision: count,
  dossier: z.array(z.strictObject(dossierEntry)),
  missing: z.array(z.strictObject({ ...missingName.shape, sentence: z.string() })),
  waived: z.array(obligationName),
  held: z.array(heldFiling),
  undelivered: z.array(undelivered),
};

export const synthesisSourceAnswer = z
  .strictObject({ source, now: instant, ...synthesisSource })
  .meta({ id: 'SynthesisSource' });

/** Of many units: with the level that counts of each obligation, and its score. Confidential. */
export const synthesisSourcesAnswer = z.strictObject({
  now: instant,
  ...pageOf(
    z.strictObject({
      ...synthesisSource,
      dossier: z.array(
        z.strictObject({ ...dossierEntry, level: z.string().optional(), score: z.number().optional() }),
      ),
    }),
  ),
});

/** An evaluation with everything in it, but for what only the sending of letters asks for. */
export function wholeEvaluation(
  { source: from, now, evaluation }: LiveEvaluation,
  timeline: readonly ToldEntry[] = evaluation.timeline,
) {
  const obligations = evaluation.obligations.map(({ told: _told, ...shown }) => shown);
  return { source: from, now, evaluation: { ...evaluation, obligations, timeline } };
}

const isAwaited = ({ step, status, returned }: StandingObligation): boolean =>
  isReturnStep(step) && !returned && status !== 'ended';

/** An evaluation in a list: where it stands and who still owes what. */
export function evaluationLine(row: StandingRow, now: Instant, overdueDays: OverdueDays) {
  const { obligations } = row;
  return {
    ...headOf(row),
    outstanding: obligations
      .filter((o) => isOutstanding(o, now))
      .map((o) => {
        const overdue = isOverdue(o, now);
        return {
          obligation: o.id,
          step: o.step,
          party: o.party,
          name: o.name,
          dueAt: o.dueAt,
          overdue,
          ...(overdue && { overdueWorkingDays: overdueDays(o) }),
          ...(o.missing && { missing: o.missing }),
        };
      }),
    awaited: obligations.filter(isAwaited).map((o) => ({
      step: o.step,
      dueAt: o.dueAt,
      overdue: isOverdue(o, now),
      submitted: o.status === 'submitted',
    })),
  };
}

/** An evaluation in a list of figures. */
export const evaluationInCells = (row: StandingRow, cellsOf: ReturnType<typeof cellsIn>) => ({
  ...headOf(row),
  cells: cellsOf(row.obligations),
});

const headOf = ({ unit, status, revision, nextWakeAt, recognition }: StandingRow) => ({
  unit,
  status,
  revision,
  nextWakeAt,
  ...(recognition && { recognition }),
});

/** Who owes something in some evaluations, by step and name: what a list of them can be filtered by. */
export function owingIn(rows: readonly StandingRow[], now: Instant) {
  const owed = rows.flatMap(({ obligations }) => obligations.filter((each) => isOutstanding(each, now)));
  return [...new Map(owed.map(({ id, step, party, name }) => [id, { step, party, name }])).values()];
}
