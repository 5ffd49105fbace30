import { z } from 'zod';
import { count, instant } from '../http/response-fields';

/** What a party has begun to write; `savedAt` in real time. */
export const draftAnswer = z
  .strictObject({
    filing: z.string(),
    fields: z.record(z.string(), z.string()),
    revision: count,
    savedAt: instant,
    by: z.string(),
  })
  .meta({ id: 'Draft' });
