import { z } from 'zod';
import { FILING_STEP_IDS } from '../../domain/plan';
import { said } from '../http/schema-text';
import { filingContent } from './filings';
import { campaignParams, chosenId, line, slug, text } from './common';

const parties = z.array(slug).min(1).max(500);

export const createSenderBody = z.strictObject({
  id: slug,
  /** By which people know the system. */
  label: line,
  /** The agencies, units and members that it files for. */
  parties,
});
export type CreateSenderBody = z.output<typeof createSenderBody>;

export const senderPartiesBody = z.strictObject({ parties });
export const retireSecretBody = z.strictObject({
  secret: z
    .string()
    .regex(/^[0-9a-f]{8}$/, said({ en: 'Name it by its id.', vi: 'Đề nghị ghi mã của khóa bí mật.' })),
});

export const senderParams = z.object({ sender: slug });
export const webhookParams = senderParams.extend({ webhook: z.string().regex(/^[A-Za-z0-9_-]{1,100}$/) });
export const attemptsQuery = z.strictObject({ limit: z.coerce.number().int().min(1).max(1000).default(100) });

export const parkedQuery = z.strictObject({
  /** By default what is still to be decided. */
  state: z.enum(['parked', 'assigned', 'dismissed', 'all']).default('parked'),
});
export const parkedParams = campaignParams.extend({ sender: slug, filing: chosenId });
/** Whatever was known is as it was sent. */
export const assignBody = z.strictObject({ unit: slug.optional(), reviewer: slug.optional() });
export const dismissBody = z.strictObject({ reason: text });

// Answers.

const instant = z.iso.datetime();

/** A sender without its secrets. */
export const senderAnswer = z.strictObject({
  id: slug,
  label: z.string(),
  parties: z.array(slug),
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
      campaign: slug.optional(),
      filing: z.string().optional(),
      test: z.boolean().optional(),
    }),
  ),
});

const unknown = z.array(z.enum(['unit', 'reviewer']));
const sentHead = {
  campaign: slug,
  id: chosenId,
  step: z.enum(FILING_STEP_IDS),
  unit: z.string(),
  reviewer: z.string(),
  receivedAt: instant,
  storedAt: instant,
  mark: z.string().optional(),
};

/** What became of a filing that a sender sent, without its content. */
export const fateAnswer = z.strictObject({
  ...sentHead,
  outcome: z.enum(['pending', 'accepted', 'held', 'refused', 'parked', 'dismissed']),
  filedAt: instant.optional(),
  timeliness: z.enum(['on-time', 'on-the-day', 'late']).optional(),
  lateWorkingDays: z.number().int().optional(),
  refusal: z.enum(['not-assigned', 'own-unit', 'content-differs']).optional(),
  unknown: unknown.optional(),
  reason: z.string().optional(),
});

const parkedLine = z.strictObject({
  ...sentHead,
  sender: slug,
  filingId: z.string(),
  version: z.number().int(),
  unknown,
  filedAt: instant,
  /** `assigning`: decided, and to be asked for again, since its filing may not be stored. */
  state: z.enum(['parked', 'assigning', 'assigned', 'dismissed']),
  decidedBy: z.string().optional(),
  decidedAt: instant.optional(),
  assigned: z.strictObject({ unit: slug, reviewer: slug }).optional(),
  reason: z.string().optional(),
});
export const parkedListAnswer = z.strictObject({ items: z.array(parkedLine) });
/** With the content, which is confidential. */
export const parkedAnswer = parkedLine.extend({ content: filingContent });

/** 202 to a message that was stored. */
export const takenAnswer = z.strictObject({
  filingId: z.string(),
  version: z.number().int(),
  campaign: slug,
  unit: slug,
  statusUrl: z.string(),
  receivedAt: instant,
});
/** 200 to a message that says `test: true`. */
export const testedAnswer = z.strictObject({ test: z.literal(true), unit: slug, reviewer: slug });
