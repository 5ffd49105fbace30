import { z } from 'zod';
import { UNIT_BUCKETS } from '../../domain/pulse';
import { instant } from '../http/response-fields';

const bucket = z
  .int()
  .min(0)
  .max(UNIT_BUCKETS - 1);

/** What of a campaign may be asked again. */
export const changesAnswer = z
  .strictObject({
    /** To come back with. */
    id: z.string(),
    now: instant,
    /** Buckets of units: FNV-1a over the unit's id, folded to a byte by XOR. */
    units: z.array(bucket).optional(),
    letters: z.literal(true).optional(),
    documents: z.literal(true).optional(),
    register: z.literal(true).optional(),
  })
  .meta({ id: 'Changes' });
