import { z } from 'zod';
import type { Paper } from '../../use-cases/papers/list-papers';
import { filingFate, filingFateAnswer } from '../filings/response';
import { filingStepId, instant, issuedDocument } from '../http/response-fields';

const named = z.strictObject({ id: z.string(), name: z.string() });

const paper = filingFateAnswer
  .extend({
    unitName: z.string(),
    partyName: z.string(),
    stamp: z.strictObject({ stampedAt: instant, documentNumber: z.string(), clerk: z.string() }).optional(),
    document: issuedDocument.optional(),
    url: z.string().optional(),
    /** The entry that was made in its place. */
    replacedBy: z.string().optional(),
    voided: z.strictObject({ at: instant, reason: z.string(), by: z.string().optional() }).optional(),
  })
  .meta({ id: 'Paper' });

/** `more`: there are more than are shown; ask by day. */
export const papersAnswer = z.strictObject({ items: z.array(paper), more: z.boolean() });

export function paperLine({ filing, unitName, partyName, voided, replacedBy }: Paper): z.input<typeof paper> {
  const { receipt, document, url } = filing.content;
  return {
    ...filingFate(filing),
    unitName,
    partyName,
    ...(receipt && { stamp: receipt }),
    ...(document && { document }),
    ...(url !== undefined && { url }),
    ...(replacedBy !== undefined && { replacedBy }),
    ...(voided && { voided }),
  };
}

export const partiesAnswer = z.strictObject({ items: z.array(named) });

export const mattersAnswer = z.strictObject({
  items: z.array(z.strictObject({ step: filingStepId, unit: named })),
});
