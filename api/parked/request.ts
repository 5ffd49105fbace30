import { z } from 'zod';
import { chosenId, slug, text } from '../../use-cases/input/fields';
import { campaignParams } from '../http/request-fields';

export const parkedQuery = z.strictObject({
  /** By default what is still to be decided. */
  state: z.enum(['parked', 'assigned', 'dismissed', 'all']).default('parked'),
});
export const parkedParams = campaignParams.extend({ sender: slug, filing: chosenId });
/** Whatever was known is as it was sent. */
export const assignBody = z.strictObject({ unit: slug.optional(), reviewer: slug.optional() });
export const dismissBody = z.strictObject({ reason: text });
