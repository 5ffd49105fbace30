import { z } from 'zod';
import type { AttemptDocument, SenderDocument } from '../../store/documents/sender';
import type { ShownSecret } from '../../use-cases/senders/secrets';
import { instant } from '../http/response-fields';

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

/** A sender without its secrets, of which only their ids are told. */
export const senderLine = (sender: SenderDocument): z.output<typeof senderAnswer> => {
  const { _id: id, label, parties, secrets, createdAt, revokedAt } = sender;
  return {
    id,
    label,
    parties,
    secrets: secrets.map((each) => ({
      id: each.id,
      createdAt: each.createdAt,
      ...(each.retiredAt !== undefined && { retiredAt: each.retiredAt }),
    })),
    createdAt,
    ...(revokedAt !== undefined && { revokedAt }),
  };
};

/** The one answer that shows a secret. */
export const withNewSecret = ({
  sender,
  secret: { id, secret },
}: {
  sender: SenderDocument;
  secret: ShownSecret;
}): z.output<typeof newSecretAnswer> => ({ sender: senderLine(sender), secret: { id, secret } });

export const attemptLine = ({
  _id,
  sender: _sender,
  ...attempt
}: AttemptDocument): z.output<typeof attemptsAnswer>['items'][number] => attempt;
