import { z } from 'zod';
import { TASK_STATES } from '../../domain/rules/task';
import { draftAnswer } from '../drafts/response';
import { count, filingStepId, instant, plainDate, timeliness } from '../http/response-fields';

const row = z
  .strictObject({
    unit: z.strictObject({ id: z.string(), name: z.string(), kind: z.string() }),
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
