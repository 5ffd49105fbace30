import { z } from 'zod';
import { FILING_STEP_IDS } from '../../domain/plan';
import { said } from '../../use-cases/input/messages';
import { chosenId, instant, issuedDocument, line, stamp, slug, text } from '../../use-cases/input/fields';
import { unitParams } from '../http/request-fields';

const score = z.number().finite();

/** What a filing says, before it is held against the plan. */
export const filingContent = z.strictObject({
  criteria: z
    .array(
      z.strictObject({
        criterion: slug,
        /** «những nội dung đạt được» */
        achieved: text,
        /** «những hạn chế, tồn tại» */
        shortcomings: text,
        score: score.optional(),
      }),
    )
    .max(100)
    .optional(),
  level: slug,
  remarks: text.optional(),
  score: score.optional(),
  document: issuedDocument.optional(),
});

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
  document: issuedDocument,
  url: z.url({ protocol: /^https?$/ }).optional(),
  receipt: stamp.optional(),
});

export const filingParams = unitParams.extend({ filing: chosenId });

export const waiverBody = z.strictObject({
  /** Such as `agency-review/so-tai-chinh`. */
  obligation: z
    .string()
    .regex(
      /^[a-z-]+\/[a-z0-9-]+$/,
      said({ en: 'Name it as <step>/<party>.', vi: 'Đề nghị ghi theo dạng <bước>/<cơ quan>.' }),
    ),
  reason: text,
  author: line,
});
export type WaiverBody = z.output<typeof waiverBody>;

export const reopeningBody = z.strictObject({ id: chosenId.optional(), reason: text, author: line });
export type ReopeningBody = z.output<typeof reopeningBody>;
