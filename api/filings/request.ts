import { z } from 'zod';
import { FILING_STEP_IDS } from '../../domain/plan';
import { announcementContent, filingContent } from '../../use-cases/filings/content';
import { chosenId, instant, slug, stamp } from '../../use-cases/input/fields';
import { unitParams } from '../http/request-fields';

export const filingBody = filingContent.extend({
  /** Chosen by the sender, so that a repetition is known as one; else one is given. */
  id: chosenId.optional(),
  step: z.enum(FILING_STEP_IDS),
  party: slug,
  channel: z.enum(['person', 'system']).optional(),
  /** Systems: when it was signed over there. */
  filedAt: instant.optional(),
  /** Paper: makes it a filing on behalf of its party. */
  receipt: stamp.optional(),
});

export const announcementBody = z.strictObject({
  id: chosenId.optional(),
  party: slug,
  ...announcementContent.shape,
  receipt: stamp.optional(),
});

export const filingParams = unitParams.extend({ filing: chosenId });
