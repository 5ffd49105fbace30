import { z } from 'zod';
import { TASK_STATES } from '../../domain/rules/task';
import { receiptOf } from '../../use-cases/filings/receipt-of';
import type { Task } from '../../use-cases/tasks/list-tasks';
import { count, filingStepId, instant, plainDate, timeliness } from '../http/response-fields';

const task = z
  .strictObject({
    campaign: z.string(),
    campaignTitle: z.string(),
    rehearsal: z.boolean(),
    unit: z.strictObject({ id: z.string(), name: z.string() }),
    step: filingStepId,
    party: z.string(),
    partyName: z.string(),
    state: z.enum(TASK_STATES),
    /** Its deadline is past, or was when it was done. */
    late: z.boolean(),
    dueAt: instant,
    lastDay: plainDate,
    deadlineText: z.string(),
    /** 1 on the last day; negative: overdue by so many. */
    workingDaysLeft: z.int(),
    planNow: instant,
    /** `savedAt` in real time. */
    draft: z.strictObject({ savedAt: instant, by: z.string(), filled: count, of: count }).optional(),
    filing: z
      .strictObject({
        id: z.string(),
        receipt: z.string(),
        receivedAt: instant,
        timeliness: timeliness.optional(),
      })
      .optional(),
  })
  .meta({ id: 'Task' });

/** `now` in real time. */
export const tasksAnswer = z.strictObject({ now: instant, items: z.array(task) });

export function shownTask({ filing: sent, ...rest }: Task): z.input<typeof task> {
  if (!sent) return rest;
  const { filing, ...more } = sent;
  return { ...rest, filing: { id: filing.id, receipt: receiptOf(filing), ...more } };
}
