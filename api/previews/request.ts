import { z } from 'zod';
import { instant, slug } from '../../use-cases/input/fields';

export const previewBody = z.strictObject({
  plan: slug,
  /** Else the one with the plan's id. */
  register: slug.optional(),
  openedAt: instant.optional(),
});
