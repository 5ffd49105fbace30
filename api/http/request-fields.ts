import { z } from 'zod';
import { FILING_STEP_IDS } from '../../domain/plan';
import { slug, wholeNumber } from '../../use-cases/input/fields';

/** Parts of addresses and queries that several endpoints have. */

export const campaignParams = z.object({ campaign: slug });
export const unitParams = z.object({ campaign: slug, unit: slug });

/** What a party owes of a unit in one of the steps 1 to 3. */
export const owedParams = unitParams.extend({ step: z.enum(FILING_STEP_IDS), party: slug });

/** What a party owes of all units in one of these steps. */
export const worklistParams = campaignParams.extend({ step: z.enum(FILING_STEP_IDS), party: slug });

/** Pages: opaque cursors, and a limit that a small answer keeps. */
export const pageQuery = {
  limit: wholeNumber(z.number().int().min(1).max(200)).default(50),
  cursor: z.string().min(1).max(1000).optional(),
};
