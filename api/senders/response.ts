import { z } from 'zod';
import { filingContent } from '../filings/response';
import { count, filingMark, filingStepId, instant, timeliness } from '../http/response-fields';

/** A sender without its secrets. */
export const senderAnswer = z.strictObject({
  id: z.string(),
  label: z.string(),
  parties: z.array(z.string()),
  secrets: z.array(z.strictObject({ id: z.string(), createdAt: instant, retiredAt: instant.optional() })),
  createdAt: instant,
  revokedAt: instant.optional(),
});
export const sendersAnswer = z.strictObject({ items: z.array(senderAnswer) });

/** The only time that a secret is shown. */
export const newSecretAnswer = z.strictObject({
  sender: senderAnswer,
  secret: z.strictObject({ id: z.string(), secret: z.string().startsWith('whsec_') }),
});

/** Attempts in a sender's name, the newest first. */
export const attemptsAnswer = z.strictObject({
  keptDays: z.number(),
  items: z.array(
    z.strictObject({
      at: instant,
      webhookId: z.string().optional(),
      status: z.number().int(),
      /** `taken`, `test`, or the type of the problem. */
      outcome: z.string(),
      campaign: z.string().optional(),
      filing: z.string().optional(),
      test: z.boolean().optional(),
    }),
  ),
});

const unknown = z.array(z.enum(['unit', 'reviewer']));
const sentHead = {
  campaign: z.string(),
  id: z.string(),
  step: filingStepId,
  unit: z.string(),
  reviewer: z.string(),
  receivedAt: instant,
  storedAt: instant,
  mark: filingMark.optional(),
};

/** What became of a filing that a sender sent, without its content. */
export const fateAnswer = z.strictObject({
  ...sentHead,
  outcome: z.enum(['pending', 'accepted', 'held', 'refused', 'parked', 'dismissed']),
  filedAt: instant.optional(),
  timeliness: timeliness.optional(),
  lateWorkingDays: count.optional(),
  refusal: z.enum(['not-assigned', 'own-unit', 'content-differs']).optional(),
  unknown: unknown.optional(),
  reason: z.string().optional(),
});

export const parkedLineAnswer = z.strictObject({
  ...sentHead,
  sender: z.string(),
  filingId: z.string(),
  version: z.number().int(),
  unknown,
  filedAt: instant,
  /** `assigning`: decided, and to be asked for again, since its filing may not be stored. */
  state: z.enum(['parked', 'assigning', 'assigned', 'dismissed']),
  decidedBy: z.string().optional(),
  decidedAt: instant.optional(),
  assigned: z.strictObject({ unit: z.string(), reviewer: z.string() }).optional(),
  reason: z.string().optional(),
});
export const parkedListAnswer = z.strictObject({ items: z.array(parkedLineAnswer) });
/** With the content, which is confidential. */
export const parkedAnswer = parkedLineAnswer.extend({ content: filingContent });

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
