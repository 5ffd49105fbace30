import { z } from 'zod';
import { email } from '../../config/fields';
import { foreignLine, foreignText } from '../../domain/characters';
import { CHOSEN_ID_FORM, FILING_ID_FORM, ID_FORM, MAX_ID_LENGTH } from '../../domain/ids';
import { asLine, asPasted, foreignInLine, foreignInText } from '../../domain/input-text';
import { MOST_TEXT } from '../../domain/rules/draft-limits';
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

export const chosenId = z.string().regex(
  CHOSEN_ID_FORM,
  said({
    en: `Use up to ${MAX_ID_LENGTH} letters, digits, dots, colons, hyphens or underscores.`,
    vi: `Dùng tối đa ${MAX_ID_LENGTH} ký tự gồm chữ không dấu, chữ số, dấu chấm, hai chấm, gạch nối hoặc gạch dưới.`,
  }),
);

/** An id of a filing within its unit. */
export const filingId = z
  .string()
  .regex(FILING_ID_FORM, said({ en: 'Use the id of a filing.', vi: 'Đề nghị ghi mã của văn bản.' }));

/** Text that somebody wrote, often in Word; never empty. */
export const text = z
  .string()
  .overwrite(asPasted)
  .min(1)
  .max(MOST_TEXT)
  .check(({ value, issues }) => {
    const found = foreignInText(value);
    if (found)
      issues.push({ code: 'custom', input: value, ...breaks('forbidden-character', foreignText(found)) });
  });

/** A name, a number of a document or another short line. */
export const line = z
  .string()
  .overwrite(asLine)
  .min(1)
  .max(300)
  .check(({ value, issues }) => {
    const found = foreignInLine(value);
    if (found) issues.push({ code: 'custom', input: value, ...breaks('one-line', foreignLine(found)) });
  });

/** There is one zero: nobody means another by `-0`. */
export const number = z.number().overwrite((value) => (value === 0 ? 0 : value));

/** From a query, where all is text: digits alone, since `Number` also takes `0x10`, `1e2` and nothing at all. */
export const wholeNumber = (schema: z.ZodNumber) =>
  z.preprocess(
    (value) => (typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value),
    schema,
  );

/** By the register's own rule; no longer than a mail server takes (RFC 5321, 4.5.3.1.3). */
export const emailAddress = z
  .string()
  .max(254)
  .refine(
    (given) => email.safeParse(given).success,
    breaks('format', {
      en: 'Use an e-mail address, written in full.',
      vi: 'Đề nghị ghi đầy đủ địa chỉ thư điện tử.',
    }),
  );

export const plainDate = z.iso.date();

/** No place on earth is further from UTC than these. */
const OFFSET = /(?:Z|[+-](?:0\d|1[01]):[0-5]\d|-12:00|\+1[23]:[0-5]\d|\+14:00)$/;

/** Any offset is taken; from here on an instant is in UTC with milliseconds, and has a year of four digits. */
export const instant = z.iso
  .datetime({ offset: true })
  .transform((value) => (OFFSET.test(value) ? fromMs(Date.parse(value)) : value))
  .refine(
    isInstant,
    breaks('format', {
      en: 'Use an instant whose year in UTC has four digits, with an offset from -12:00 to +14:00.',
      vi: 'Chỉ nhận thời điểm có năm (theo giờ UTC) gồm bốn chữ số, với múi giờ từ -12:00 đến +14:00.',
    }),
  );

/** From a query, where a `+` that nobody escaped arrives as a blank. */
export const askedInstant = z.preprocess(
  (value) => (typeof value === 'string' ? value.replace(/ (?=\d\d:\d\d$)/, '+') : value),
  instant,
);

/** Where something is published; it goes into letters. Of line breaks and tabs in it Zod leaves nothing, as browsers do. */
export const webAddress = z.url({ protocol: /^https?$/ }).check(({ value, issues }) => {
  const found = foreignInLine(value);
  if (found) issues.push({ code: 'custom', input: value, ...breaks('one-line', foreignLine(found)) });
});

/** Number, date and signer of an issued document. */
export const issuedDocument = z.strictObject({ number: line, date: plainDate, signer: line });

/** Văn thư's receipt stamp on a paper, with the clerk who enters it. */
export const stamp = z.strictObject({ stampedAt: instant, documentNumber: line, clerk: line });
