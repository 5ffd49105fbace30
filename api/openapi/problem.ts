import { z } from 'zod';

/** A problem document (RFC 9457), with extension members of its type. */
export const problem = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    /** Under which it is in the log. */
    requestId: z.string().optional(),
    errors: z.array(z.strictObject({ field: z.string(), rule: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'Problem' });
