import { z } from 'zod';
import { LETTER_STATES } from '../../domain/letters';
import { slug } from '../../use-cases/input/fields';
import { pageQuery } from '../http/request-fields';

export const lettersQuery = z.strictObject({
  state: z.enum(LETTER_STATES).optional(),
  person: slug.optional(),
  ...pageQuery,
});

export const releaseBody = z.strictObject({
  letters: z.union([z.literal('all'), z.array(z.string().min(1).max(400)).min(1).max(5000)]),
});

/** There is nothing to say: who does it is who holds the key. */
export const sendingBody = z.strictObject({}).optional();
