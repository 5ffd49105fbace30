import { z } from 'zod';
import { instant, slug, text } from '../../use-cases/input/fields';

export const openCampaignBody = z.strictObject({
  /** Else the plan's id, or `<plan>-rehearsal-<n>`. */
  id: slug.optional(),
  plan: slug,
  register: slug,
  clock: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('real') }),
      /** The plan's year in about so many minutes; never faster than three seconds per instant of the plan. */
      z.strictObject({
        kind: z.literal('rehearsal'),
        minutes: z.number().positive().max(1440),
        /** The plan's instant at which it begins; without it shortly before the plan's opening. */
        from: instant.optional(),
      }),
    ])
    .default({ kind: 'real' }),
});

export const cancelBody = z.strictObject({ reason: text });
