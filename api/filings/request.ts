import { z } from 'zod';
import { MAX_FILES_OF_FILING } from '../../domain/files/file-limits';
import { FILING_STEP_IDS } from '../../domain/plan';
import { announcementContent, filingContent } from '../../use-cases/filings/content';
import type { SubmittedAnnouncement, SubmittedFiling } from '../../use-cases/filings/submit-filing';
import { chosenId, filingId, issuedDocument, slug, stamp, text } from '../../use-cases/input/fields';
import { breaks, eachOnce, whateverElseIsWrong } from '../../use-cases/input/messages';
import { fileId } from '../files/request';
import { pageQuery, unitParams } from '../http/request-fields';

const head = {
  /** Chosen by the sender, so that a repetition is known as one; else one is given. */
  id: chosenId.optional(),
  party: slug,
  /** Paper: makes it an entry on behalf of its party. */
  receipt: stamp.optional(),
  /** Paper: the id of the entry that this one corrects, its stamp too. */
  replaces: filingId.optional(),
};

const CONTENT_FIELDS = ['criteria', 'level', 'remarks', 'score'] as const;

/** What only paper has, which has a stamp. */
const paperAlone = whateverElseIsWrong<{ receipt?: unknown; replaces?: unknown; awaitsContent?: unknown }>(
  (body, tell) => {
    if (body.receipt !== undefined) return;
    for (const field of ['replaces', 'awaitsContent'] as const) {
      if (body[field] !== undefined) tell([field], breaks('not-with-this-channel', PAPER_ALONE));
    }
  },
);

const PAPER_ALONE = {
  en: 'Only paper, which has a receipt stamp ("receipt"), can have this.',
  vi: 'Mục này chỉ dùng cho văn bản giấy có dấu văn bản đến ("receipt").',
};

/** Contents, or none yet. */
const contentOrNone = whateverElseIsWrong<
  Partial<Record<(typeof CONTENT_FIELDS)[number] | 'awaitsContent', unknown>>
>((body, tell) => {
  if (body.awaitsContent === undefined) {
    if (body.level !== undefined) return;
    tell(['level'], breaks('required', { en: 'This is required.', vi: 'Mục này là bắt buộc.' }));
    return;
  }
  for (const field of CONTENT_FIELDS) {
    if (body[field] === undefined) continue;
    const text = {
      en: 'A paper whose contents are still missing cannot have any.',
      vi: 'Văn bản giấy chờ nhập nội dung thì chưa có mục này.',
    };
    tell([field], breaks('not-in-this-step', text));
  }
});

/** Complete files of the same obligation, as evidence. */
const files = z
  .array(fileId)
  .max(MAX_FILES_OF_FILING)
  .refine(
    (ids) => new Set(ids).size === ids.length,
    breaks('duplicate', { en: 'Name each file once.', vi: 'Mỗi tệp chỉ nêu một lần.' }),
  )
  .optional();

export const filingBody = filingContent
  .partial({ level: true })
  .extend({
    ...head,
    step: z.enum(FILING_STEP_IDS),
    /** Paper: it counts as received from its stamp, and its contents are entered later by what `replaces` it. */
    awaitsContent: z.literal(true).optional(),
    files,
  })
  .check(paperAlone, contentOrNone);

/** One of many, in its party's own name: what one by one has, without paper. */
export const filingOfMany = filingContent.extend({
  id: head.id,
  unit: slug,
  party: head.party,
  step: z.enum(FILING_STEP_IDS),
  files,
});

const MANY = 200;
const ONCE = {
  en: 'A unit is named once.',
  vi: 'Mỗi đơn vị chỉ được nêu một lần.',
};

/** Who files what about whom; the rest is held against its schema and the plan row by row, so that no row harms another. */
export const filingsBody = z.strictObject({
  /** Of all rows that bring none of their own. */
  document: issuedDocument.optional(),
  items: z
    .array(
      z
        .looseObject({ unit: slug, step: z.enum(FILING_STEP_IDS), party: slug })
        .meta({ description: 'As the body of a single filing, with its unit' }),
    )
    .min(1)
    .max(MANY)
    .check(eachOnce<{ unit: string }>('unit', ONCE)),
});

export const announcementsBody = z.strictObject({
  /** Of all of them, within their units; without it the same document is the same announcement. */
  id: chosenId.optional(),
  party: slug,
  ...announcementContent.shape,
  units: z
    .array(slug)
    .min(1)
    .max(MANY)
    .check(({ value, issues }) => {
      value.forEach((unit, i) => {
        if (value.indexOf(unit) === i) return;
        issues.push({ code: 'custom', input: value, path: [i], ...breaks('duplicate', ONCE) });
      });
    }),
});

/** A filing as the use case takes it. */
export function submittedFiling({
  id,
  party,
  receipt,
  replaces,
  step,
  awaitsContent,
  files,
  ...said
}: z.output<typeof filingBody>): SubmittedFiling {
  const { level, document } = said;
  return {
    ...(id !== undefined && { id }),
    party,
    ...(receipt && { receipt }),
    ...(replaces !== undefined && { replaces }),
    step,
    content: awaitsContent || level === undefined ? undefined : { ...said, level },
    ...(document && { document }),
    ...(files && { files }),
  };
}

export const announcementBody = z.strictObject({ ...head, ...announcementContent.shape }).check(paperAlone);

/** An announcement as the use case takes it. */
export const submittedAnnouncement = ({
  document,
  url,
  ...rest
}: z.output<typeof announcementBody>): SubmittedAnnouncement => ({
  ...rest,
  content: { document, ...(url !== undefined && { url }) },
});

export const filingParams = unitParams.extend({ filing: filingId });

export const voidingBody = z.strictObject({ reason: text });

export const marksQuery = z.strictObject(pageQuery);
