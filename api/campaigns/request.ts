import { z } from 'zod';
import { instant, plainDate, slug, text } from '../../use-cases/input/fields';

export const openCampaignBody = z.strictObject({
  /** Else the plan's id, or `<plan>-rehearsal-<n>`. */
  id: slug.optional(),
  plan: slug,
  /** Else the one with the plan's id. */
  register: slug.optional(),
  clock: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('real') }),
      z.strictObject({
        kind: z.literal('rehearsal'),
        /** Real time for the plan's year, for those who watch; without it as fast as it goes. */
        minutes: z.number().positive().max(1440).optional(),
        /** The plan's instant at which it begins; without it shortly before the plan's opening. */
        from: instant.optional(),
        /** Its clock stands at the opening until somebody has it go. */
        paused: z.literal(true).optional(),
        /** Somebody plays it: its clock waits until they say how far they have come. */
        played: z.literal(true).optional(),
      }),
    ])
    .default({ kind: 'real' }),
});

export const cancelBody = z.strictObject({ reason: text });

const act = <Action extends string>(action: Action) => ({ action: z.literal(action) });

export const clockBody = z.discriminatedUnion('action', [
  z.strictObject(act('pause')),
  z.strictObject(act('resume')),
  /** To the next instant at which letters may go. */
  z.strictObject(act('step')),
  /** To the beginning of a day of the plan, or to an instant, as fast as it goes. */
  z.strictObject({ ...act('go'), to: z.union([plainDate, instant]) }),
  /** By who plays the rehearsal: everything up to this instant is done; null: nobody plays it any more. */
  z.strictObject({ ...act('play'), through: instant.nullable() }),
]);
