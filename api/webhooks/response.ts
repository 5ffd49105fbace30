import { z } from 'zod';
import { instant } from '../http/response-fields';

/** 202 to a message that was stored. */
export const takenAnswer = z.strictObject({
  filingId: z.string(),
  version: z.number().int(),
  campaign: z.string(),
  unit: z.string(),
  statusUrl: z.string(),
  receivedAt: instant,
});
/** 200 to a message that says `test: true`. */
export const testedAnswer = z.strictObject({ test: z.literal(true), unit: z.string(), reviewer: z.string() });
