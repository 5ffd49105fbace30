import { z } from 'zod';
import { FILING_STEP_IDS, STEP_IDS } from '../../domain/plan';

/** ISO 8601 in UTC with milliseconds. Unless it says otherwise, plan time: what the campaign's own clock shows. */
export const instant = z.iso.datetime();
/** A calendar day in the plan's zone. */
export const plainDate = z.iso.date();
export const count = z.int().min(0);

export const stepId = z.enum(STEP_IDS);
export const filingStepId = z.enum(FILING_STEP_IDS);

/** A list in pages: `nextCursor` leads to the next one, and is absent at the end. */
export const pageOf = <Item extends z.ZodType>(item: Item) => ({
  items: z.array(item),
  nextCursor: z.string().optional(),
});

export const unit = z.strictObject({
  id: z.string(),
  kind: z.string(),
  name: z.string(),
  code: z.string().optional(),
});

export const issuedDocument = z
  .strictObject({ number: z.string(), date: plainDate, signer: z.string() })
  .meta({ id: 'IssuedDocument' });

export const obligationName = z
  .strictObject({ id: z.string(), step: stepId, party: z.string(), name: z.string() })
  .meta({ id: 'ObligationName' });

export const timeliness = z.enum(['on-time', 'on-the-day', 'late']);
export const channel = z.enum(['person', 'system', 'paper']);

/** Why the instant that a system named does not count. */
export const filingMark = z.enum(['filed-in-the-future', 'filed-too-long-ago']);

/** A filing that is stored and that its evaluation has not answered yet. */
export const undelivered = z
  .strictObject({ id: z.string(), step: stepId, party: z.string(), receivedAt: instant })
  .meta({ id: 'UndeliveredFiling' });

/** One line of an evaluation's story, in codes. */
export const timelineEntry = z
  .strictObject({
    at: instant,
    event: z.enum([
      'opened',
      'filed',
      'corrected',
      'announced',
      'held',
      'letter',
      'superseded',
      'cancelled',
      'synthesis',
      'remarks',
      'proposal',
      'adjustment',
      'recognition',
      'waiver',
      'reopening',
    ]),
    revision: count.optional(),
    step: stepId.optional(),
    parties: z.array(z.string()).optional(),
    id: z.string().optional(),
    timeliness: timeliness.optional(),
    lateWorkingDays: count.optional(),
    reason: z.strictObject({ kind: z.string(), day: count }).optional(),
  })
  .meta({ id: 'TimelineEntry' });
