import { z } from 'zod';
import { ID_FORM, MAX_ID_LENGTH } from '../../domain/ids';
import { foreignToOneLine } from '../../domain/one-line';
import { said } from '../../domain/text';
import { fromMs, isInstant } from '../../domain/time';
import { breaks } from './messages';

/** Ids of campaigns, plans, registers, units and parties: they are parts of keys and of addresses. */
export const slug = z
  .string()
  .max(MAX_ID_LENGTH)
  .regex(
    ID_FORM,
    said({
      en: 'Use lower-case letters, digits and single hyphens.',
      vi: 'Chỉ dùng chữ thường không dấu, chữ số và dấu gạch nối đơn.',
    }),
  );

/** Ids that callers choose for filings, announcements and documents. */
export const chosenId = z.string().regex(
  /^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$/,
  said({
    en: 'Use up to 100 letters, digits, dots, colons, hyphens or underscores.',
    vi: 'Dùng tối đa 100 ký tự gồm chữ không dấu, chữ số, dấu chấm, hai chấm, gạch nối hoặc gạch dưới.',
  }),
);

/** Text that somebody wrote; never empty. */
export const text = z.string().trim().min(1).max(20_000);

/** A name, a number of a document or another short line. */
export const line = z
  .string()
  .trim()
  .min(1)
  .max(300)
  .check(({ value, issues }) => {
    const foreign = foreignToOneLine(value);
    if (foreign === undefined) return;
    issues.push({
      code: 'custom',
      input: value,
      ...breaks('one-line', {
        en: `This must be one line without the character "${foreign}".`,
        vi: `Mục này chỉ gồm một dòng và không được có ký tự "${foreign}".`,
      }),
    });
  });

export const plainDate = z.iso.date();

/** Any offset is taken; from here on an instant is in UTC with milliseconds, and has a year of four digits. */
export const instant = z.iso
  .datetime({ offset: true })
  .transform((value) => fromMs(Date.parse(value)))
  .refine(
    isInstant,
    breaks('format', {
      en: 'Use an instant whose year in UTC has four digits.',
      vi: 'Chỉ nhận thời điểm có năm (theo giờ UTC) gồm bốn chữ số.',
    }),
  );

/** Where something is published. */
export const webAddress = z.url({ protocol: /^https?$/ });

/** Number, date and signer of an issued document. */
export const issuedDocument = z.strictObject({ number: line, date: plainDate, signer: line });

/** Văn thư's receipt stamp on a paper, with the clerk who enters it. */
export const stamp = z.strictObject({ stampedAt: instant, documentNumber: line, clerk: line });
