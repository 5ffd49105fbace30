import { z } from 'zod';
import { TASK_STATES } from '../../domain/rules/task';
import { draftAnswer } from '../drafts/response';
import { count, filingStepId, instant, plainDate, texts, timeliness, unit } from '../http/response-fields';

const row = z
  .strictObject({
    unit,
    state: z.enum(TASK_STATES),
    /** Its deadline is past, or was when it was done. */
    late: z.boolean(),
    dueAt: instant,
    lastDay: plainDate,
    /** 1 on the last day; negative: overdue by so many. */
    workingDaysLeft: z.int(),
    /** `savedAt` in real time. */
    draft: z.strictObject({ ...draftAnswer.shape, filled: count, of: count }).optional(),
    filing: z
      .strictObject({
        id: z.string(),
        receipt: z.string(),
        receivedAt: instant,
        timeliness: timeliness.optional(),
        level: z.string().optional(),
        version: z.int().min(1).optional(),
        announced: z.boolean(),
      })
      .optional(),
  })
  .meta({ id: 'WorklistRow' });

export const worklistAnswer = z
  .strictObject({
    campaign: z.strictObject({ id: z.string(), title: z.string(), rehearsal: z.boolean() }),
    step: filingStepId,
    party: z.strictObject({ id: z.string(), name: z.string() }),
    planNow: instant,
    deadlineText: z.string(),
    dueAt: instant,
    rows: z.array(row),
  })
  .meta({ id: 'Worklist' });

/** A row of an uploaded sheet, by its number there. */
const savedRow = z
  .strictObject({
    row: z.int().min(1),
    unit: z.string(),
    outcome: z.enum(['saved', 'unchanged']),
    revision: count,
    filled: count,
    of: count,
  })
  .meta({ id: 'SavedRow' });

/** What is wrong, by the row's number and the column's letter. */
const sheetFault = z
  .strictObject({
    row: z.int().min(1),
    column: z.string(),
    unit: z.string().optional(),
    message: texts,
  })
  .meta({ id: 'SheetFault' });

export const savedSheetAnswer = z
  .strictObject({ rows: z.array(savedRow), faults: z.array(sheetFault) })
  .meta({ id: 'SavedSheet' });
