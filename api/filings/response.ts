import { z } from 'zod';
import { channel, count, filingMark, filingStepId, instant, issuedDocument, timeliness } from '../http/response-fields';

/** Who, when, by which channel, and what the evaluation made of it; without its content. */
const fate = {
  id: z.string(),
  campaign: z.string(),
  unit: z.string(),
  kind: z.enum(['filing', 'announcement']),
  step: filingStepId,
  party: z.string(),
  channel,
  receivedAt: instant,
  storedAt: instant,
  filedAt: instant.optional(),
  sender: z.string().optional(),
  enteredBy: z.string().optional(),
  mark: filingMark.optional(),
  digest: z.string(),
  outcome: z.enum(['pending', 'accepted', 'held', 'refused']),
  refusal: z.enum(['not-assigned', 'own-unit', 'content-differs']).optional(),
  timeliness: timeliness.optional(),
  lateWorkingDays: count.optional(),
  version: z.int().min(1).optional(),
  revision: count.optional(),
};

export const filingFate = z.strictObject(fate).meta({ id: 'FilingFate' });

/** `announced`: a review as it was announced, or its announcement; public by the plan. */
const announced = z.boolean();

export const filings = z.strictObject({
  items: z.array(z.strictObject({ ...fate, announced }).meta({ id: 'FilingLine' })),
});

const receipt = z.strictObject({ stampedAt: instant, documentNumber: z.string(), clerk: z.string() });

/** What a filing or an announcement says; confidential but for what was announced. */
export const filingContent = z.strictObject({
  criteria: z
    .array(
      z.strictObject({
        criterion: z.string(),
        achieved: z.string(),
        shortcomings: z.string(),
        score: z.number().optional(),
      }),
    )
    .optional(),
  level: z.string().optional(),
  remarks: z.string().optional(),
  score: z.number().optional(),
  document: issuedDocument.optional(),
  url: z.string().optional(),
  receipt: receipt.optional(),
});

export const filing = z.strictObject({ ...fate, announced, content: filingContent }).meta({ id: 'Filing' });
