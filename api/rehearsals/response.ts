import { z } from 'zod';
import { type RehearsalOutcome, SHOWN_ORDER_STATES } from '../../domain/rehearsal-order';
import type { ShownOrder } from '../../use-cases/rehearsals/orders';
import { count, instant, plainDate } from '../http/response-fields';

const inBoth = z.strictObject({ en: z.string(), vi: z.string() });

/** A rehearsal that somebody ordered; its instants are of real time. */
export const rehearsalAnswer = z
  .strictObject({
    /** Its campaign, which is there once it is played. */
    campaign: z.string(),
    plan: z.string(),
    register: z.string(),
    seed: count,
    minutes: z.number().optional(),
    from: plainDate.optional(),
    by: z.string(),
    askedAt: instant,
    startedAt: instant.optional(),
    endedAt: instant.optional(),
    /** `interrupted`: who played it has gone; its campaign, if it is still open, can be cancelled. */
    state: z.enum(SHOWN_ORDER_STATES),
    /** Why it has failed, or was stopped. */
    problem: inBoth.optional(),
    outcome: z
      .strictObject({
        ok: z.boolean(),
        differences: count,
        findings: z.array(inBoth),
        letters: count,
        tookMs: count,
      } satisfies Record<keyof RehearsalOutcome, z.ZodType>)
      .optional(),
  } satisfies Record<keyof ShownOrder, z.ZodType>)
  .meta({ id: 'Rehearsal' });

const named = z.strictObject({ id: z.string(), title: z.string() });

export const rehearsalsAnswer = z
  .strictObject({
    /** Whether anybody plays what is ordered: `npm start` does. */
    isPlayed: z.boolean(),
    /** What can be rehearsed: plans, with the registers that fit them. */
    choices: z.array(named.extend({ registers: z.array(named) })),
    /** The newest first. */
    items: z.array(rehearsalAnswer),
  })
  .meta({ id: 'Rehearsals' });
