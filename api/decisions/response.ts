import { z } from 'zod';
import { count, obligationName, timelineEntry, undelivered } from '../http/response-fields';

const REFUSALS = [
  'content-differs',
  'not-owed-yet',
  'revision-differs',
  'not-confirmed',
  'already-submitted',
  'nothing-submitted',
  'not-frozen',
  'unknown-obligation',
  'already-done',
  'closed',
] as const;

/** What became of one unit's row: `unavailable` was not stored, and may be sent again at once. */
const row = z
  .strictObject({
    unit: z.string(),
    outcome: z.enum(['accepted', 'pending', 'refused']),
    refusal: z
      .enum([...REFUSALS, 'unknown-unit', 'unknown-level', 'filings-undelivered', 'unavailable'])
      .optional(),
    revision: count.optional(),
    missing: z.array(obligationName).optional(),
    since: z.array(timelineEntry).optional(),
    undelivered: z.array(undelivered).optional(),
  })
  .meta({ id: 'DocumentRow' });

export const documentResult = z
  .strictObject({
    id: z.string(),
    kind: z.enum(['synthesis', 'remarks', 'proposal', 'adjustment', 'recognition']),
    rows: z.array(row),
  })
  .meta({ id: 'DocumentResult' });

/** The fate of a waiver or a reopening. */
export const decisionFate = z
  .strictObject({
    id: z.string(),
    kind: z.enum(['waiver', 'reopening']),
    unit: z.string(),
    outcome: z.enum(['accepted', 'pending']),
    revision: count.optional(),
    missing: z.array(obligationName).optional(),
    takenIn: z.array(z.string()).optional(),
  })
  .meta({ id: 'DecisionFate' });
