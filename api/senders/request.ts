import { z } from 'zod';
import { senderParties } from '../../use-cases/senders/new-sender';
import { said } from '../../use-cases/input/messages';
import { chosenId, slug, text } from '../../use-cases/input/fields';
import { campaignParams } from '../http/request-fields';

export const senderPartiesBody = z.strictObject({ parties: senderParties });
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
