import { z } from 'zod';
import { said } from '../../domain/text';
import { slug, wholeNumber } from '../../use-cases/input/fields';
import { senderParties } from '../../use-cases/senders/new-sender';
import { WEBHOOK_ID_FORM } from '../webhooks/headers';

export const senderPartiesBody = z.strictObject({ parties: senderParties });
export const retireSecretBody = z.strictObject({
  secret: z
    .string()
    .regex(/^[0-9a-f]{8}$/, said({ en: 'Use the id of a secret.', vi: 'Đề nghị ghi mã của khóa bí mật.' })),
});

export const senderParams = z.object({ sender: slug });
export const webhookParams = senderParams.extend({ webhook: z.string().regex(WEBHOOK_ID_FORM) });
export const attemptsQuery = z.strictObject({
  limit: wholeNumber(z.number().int().min(1).max(1000)).default(100),
});
