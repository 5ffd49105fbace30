import { z } from 'zod';
import { emailAddress, line, slug } from '../../use-cases/input/fields';

export const personParams = z.object({ campaign: slug, person: slug });

export const addressBody = z.strictObject({
  email: emailAddress,
  reason: line,
});

export const resendBody = z.strictObject({
  letters: z.union([z.literal('all'), z.array(z.string().min(1).max(400)).min(1).max(5000)]),
});

/** So many parties are asked for at once. */
const MAX_PARTIES = 50;

/** Ids, with commas between them. */
export const contactsQuery = z.strictObject({
  parties: z
    .string()
    .max(5000)
    .transform((given) => given.split(','))
    .pipe(z.array(slug).min(1).max(MAX_PARTIES)),
});
