import { z } from 'zod';
import { count, instant, pageOf, stepId } from '../http/response-fields';

const state = z.enum(['waiting', 'ready', 'sending', 'sent', 'withdrawn', 'failed']);

/** Who, why, when and how it went; never its text. */
const letterLine = z
  .strictObject({
    id: z.string(),
    at: instant,
    person: z.strictObject({ id: z.string(), name: z.string().optional(), title: z.string().optional() }),
    kinds: z.array(z.string()),
    steps: z.array(stepId),
    units: count,
    items: z.array(
      z.strictObject({
        unit: z.string(),
        step: stepId,
        party: z.string(),
        kind: z.string(),
        day: count,
        at: instant,
        obligation: z.string().optional(),
        needsRelease: z.boolean(),
      }),
    ),
    state,
    needsRelease: z.boolean(),
    attempts: count,
    possibleDuplicates: count,
    releasedAt: instant.optional(),
    releasedBy: z.string().optional(),
    sentAt: instant.optional(),
    /** Positions in `items` of what was still owed when it was sent. */
    sentItems: z.array(count).optional(),
    subject: z.string().optional(),
    lastError: z.string().optional(),
  })
  .meta({ id: 'LetterLine' });

export const letters = z.strictObject({
  counts: z.strictObject({
    waiting: count,
    ready: count,
    sending: count,
    sent: count,
    withdrawn: count,
    failed: count,
  }),
  ...pageOf(letterLine),
});

export const released = z.strictObject({ released: count });
export const sending = z.strictObject({ sending: z.enum(['open', 'held']) });

export const refusedAddresses = z.strictObject({
  items: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string(),
      title: z.string(),
      email: z.string(),
      at: instant,
      reason: z.string(),
    }),
  ),
});
