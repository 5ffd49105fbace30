import { z } from 'zod';
import { FILING_REFUSALS } from '../../domain/ledger/facts';
import { UNKNOWN_FIELDS } from '../../domain/parked';
import { FATES } from '../../use-cases/filings/read-fate';
import { count, filingMark, filingStepId, instant, timeliness } from '../http/response-fields';

/** What of a parked filing the register does not know. */
export const unknown = z.array(z.enum(UNKNOWN_FIELDS));
/** Of what a sender sent, without its content. */
export const sentHead = {
  campaign: z.string(),
  id: z.string(),
  step: filingStepId,
  unit: z.string(),
  reviewer: z.string(),
  receivedAt: instant,
  storedAt: instant,
  /** For a person to look at. */
  marks: z.array(filingMark).optional(),
};

/** What became of a filing that a sender sent, without its content. */
export const fateAnswer = z.strictObject({
  ...sentHead,
  outcome: z.enum(FATES),
  filedAt: instant.optional(),
  timeliness: timeliness.optional(),
  lateWorkingDays: count.optional(),
  refusal: z.enum(FILING_REFUSALS).optional(),
  unknown: unknown.optional(),
  reason: z.string().optional(),
});
