import { z } from 'zod';
import { said } from '../http/schema-text';
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
