import { z } from 'zod';
import { plainDate, slug } from '../../use-cases/input/fields';

/** As `npm run rehearse` has it. */
const SEED = 2013;

export const rehearsalBody = z.strictObject({
  plan: slug,
  /** Else the one with the plan's id. */
  register: slug.optional(),
  /** Decides who files when. */
  seed: z.int().min(0).max(999_999_999).default(SEED),
  /** Real time for the plan's year, for those who watch; without it as fast as it goes. */
  minutes: z.number().positive().max(1440).optional(),
  /** The day at whose beginning the campaign opens, to rehearse a late opening. */
  from: plainDate.optional(),
});
