import { z } from 'zod';
import { said } from '../../domain/text';
import { READ_KINDS } from '../../use-cases/decisions/list-decisions';
import {
  chosenId,
  issuedDocument,
  line,
  plainDate,
  slug,
  text,
  webAddress,
} from '../../use-cases/input/fields';
import { eachOnce } from '../../use-cases/input/messages';
import { pageQuery } from '../http/request-fields';

/** What a document is known by: its kind, and what its sender called it. */
const decisionDocument = z
  .string()
  .regex(
    /^[a-z]+-[A-Za-z0-9][A-Za-z0-9._:@-]{0,250}$/,
    said({ en: 'Use the id of a document.', vi: 'Đề nghị ghi mã của văn bản.' }),
  );

const head = { id: chosenId.optional(), number: line, date: plainDate, signer: line };

const rows = <Row extends z.ZodType<{ unit: string }>>(row: Row) =>
  z
    .array(row)
    .min(1)
    .max(5000)
    .check(
      eachOnce<{ unit: string }>('unit', {
        en: 'A document names a unit once.',
        vi: 'Mỗi đơn vị chỉ được nêu một lần trong một văn bản.',
      }),
    );

/** What any document has, whatever its kind. */
export const anyDocument = z.object(head);

/** The documents of steps 4 and 5: each is one document for many units, with a row per unit. */
export const documentBody = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('synthesis'),
    ...head,
    results: rows(
      z.strictObject({
        unit: slug,
        /** The proposed level. */
        level: slug.optional(),
        remark: text.optional(),
        /** The revision of the ledger that the synthesis was read from. */
        ledgerRevision: z.number().int().min(0),
        /** Văn phòng UBND's, for the unit of Sở Nội vụ itself. */
        confirmation: issuedDocument.optional(),
      }),
    ),
  }),
  z.strictObject({
    kind: z.literal('remarks'),
    ...head,
    results: rows(z.strictObject({ unit: slug, remark: text, level: slug.optional() })),
  }),
  z.strictObject({
    kind: z.literal('proposal'),
    ...head,
    results: rows(z.strictObject({ unit: slug, level: slug, remark: text.optional() })),
  }),
  z.strictObject({
    kind: z.literal('adjustment'),
    ...head,
    results: rows(z.strictObject({ unit: slug, level: slug, reason: text })),
  }),
  z.strictObject({
    kind: z.literal('recognition'),
    ...head,
    /** Where the decision is published; its units’ letters name it. */
    url: webAddress.optional(),
    results: rows(
      z.strictObject({
        unit: slug,
        level: slug,
        remark: text.optional(),
        /** Why the level is another than the proposed one; needed then. */
        reason: text.optional(),
      }),
    ),
  }),
]);

/** A decision on one unit: number, date and signer of its document, and why. */
const reasoned = { ...head, reason: text };

/** Of a waiver, and of its lifting. */
export const waiverBody = z.strictObject({
  ...reasoned,
  /** Such as `agency-review/so-tai-chinh`. */
  obligation: z
    .string()
    .regex(
      /^[a-z-]+\/[a-z0-9-]+$/,
      said({ en: 'Write <step>/<party>.', vi: 'Đề nghị ghi theo dạng <bước>/<cơ quan>.' }),
    ),
});

export const reopeningBody = z.strictObject(reasoned);

/** Which rows; everything that is set has to hold. */
export const decisionsQuery = z.strictObject({
  kind: z.enum(READ_KINDS).optional(),
  unit: slug.optional(),
  /** Id of a document, as its answer had it. */
  document: decisionDocument.optional(),
  ...pageQuery,
});
