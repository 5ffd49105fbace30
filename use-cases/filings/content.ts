import { z } from 'zod';
import { exactly } from '../../config/fields';
import type { AnnouncementContent, FilingContent, IssuedDocument } from '../../domain/filing-content';
import { issuedDocument, number, slug, text, webAddress } from '../input/fields';

/** What the parts of a content may hold: limits are for what is sent, and are not promised of what is answered. */
interface Parts {
  id: z.ZodType<string>;
  text: z.ZodType<string>;
  score: z.ZodType<number>;
  document: z.ZodType<IssuedDocument>;
  maxCriteria?: number;
}

/** The one shape of what a filing says, in requests, in signed messages and in answers. */
export function contentFields({ id, text, score, document, maxCriteria }: Parts) {
  const criteria = z.array(
    z.strictObject({
      criterion: id,
      /** «những nội dung đạt được» */
      achieved: text,
      /** «những hạn chế, tồn tại» */
      shortcomings: text,
      score: score.optional(),
    }),
  );
  return {
    criteria: (maxCriteria === undefined ? criteria : criteria.max(maxCriteria)).optional(),
    level: id,
    remarks: text.optional(),
    score: score.optional(),
    document: document.optional(),
  } satisfies Record<keyof FilingContent, z.ZodType>;
}

/** What a filing says, before it is held against the plan. */
export const filingContent = exactly<FilingContent>()(
  z.strictObject(
    contentFields({ id: slug, text, score: number, document: issuedDocument, maxCriteria: 100 }),
  ),
);

/** What an announcement says. */
export const announcementContent = exactly<AnnouncementContent>()(
  z.strictObject({ document: issuedDocument, url: webAddress.optional() }),
);
