import { z } from 'zod';
import { type FoundCharacter, placeInWords } from '../domain/characters';
import { ID_FORM, MAX_ID_LENGTH } from '../domain/ids';
import { asLine, asPasted, foreignInLine, foreignInText } from '../domain/input-text';
import { joined, said, type Text } from '../domain/text';
import { asId } from './did-you-mean';
import type { FaultRule } from './fault';

/** Two types are identical, optional fields included. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/**
 * Holds a schema to a domain type in both directions, at compile time: the type is written for those who read the
 * domain, the schema for those who write the files, and neither may drift.
 */
export const exactly =
  <T>() =>
  <S extends z.ZodType>(schema: S & (Same<z.output<S>, T> extends true ? unknown : never)): S =>
    schema;

export const slug = z
  .string()
  .max(
    MAX_ID_LENGTH,
    said({
      en: `an id has at most ${MAX_ID_LENGTH} characters: write a shorter one`,
      vi: `mã có tối đa ${MAX_ID_LENGTH} ký tự: đề nghị đặt mã ngắn hơn`,
    }),
  )
  .regex(ID_FORM, {
    error: ({ input }) => {
      const id = asId(String(input).slice(0, MAX_ID_LENGTH)) || 'so-noi-vu';
      return said({
        en: `an id is lower-case ASCII letters, digits and hyphens: write «${id}»`,
        vi: `mã chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối: đề nghị ghi «${id}»`,
      });
    },
  })
  .meta({ form: { en: 'id', vi: 'mã' } });

/** «Mã định danh»: levels in digits and capitals with dots between, 35 characters at the most, as the decision has it. */
export const code = z
  .string()
  .regex(
    /^(?=.{1,35}$)[A-Z0-9]+(\.[A-Z0-9]+)*$/,
    said({
      en: 'use the «mã định danh» of Quyết định 20/2020/QĐ-TTg: digits and capitals with dots between, such as «H19.23»',
      vi: 'đề nghị ghi mã định danh theo Quyết định 20/2020/QĐ-TTg: chữ số và chữ hoa, ngăn bởi dấu chấm, ví dụ «H19.23»',
    }),
  )
  .meta({
    form: {
      en: 'capitals and digits with dots between, at most 35 characters, once',
      vi: 'chữ hoa và chữ số, ngăn bởi dấu chấm, tối đa 35 ký tự, không trùng nhau',
    },
  });

/** What may stand in letters, as whoever wrote the file sees it. */
export const text = z
  .string()
  .overwrite(asPasted)
  .min(1)
  .refine((value) => foreignInText(value) === undefined, {
    params: { rule: 'forbidden-character' satisfies FaultRule },
    error: ({ input }) => said(without(foreignInText(String(input)), NO_TEXT)),
  })
  .meta({ form: { en: 'text', vi: 'đoạn chữ' } });

/** Names go into the headers and tables of letters. */
export const oneLine = z
  .string()
  .overwrite(asLine)
  .min(1)
  .refine((value) => foreignInLine(value) === undefined, {
    params: { rule: 'one-line' satisfies FaultRule },
    error: ({ input }) => said(without(foreignInLine(String(input)), NO_LINE)),
  })
  .meta({ form: { en: 'line', vi: 'một dòng' } });

const NO_TEXT: Text = { en: 'must not hold', vi: 'không được chứa ký tự' };
const NO_LINE: Text = { en: 'must be one line without', vi: 'chỉ được gồm một dòng, không chứa ký tự' };

const without = (found: FoundCharacter | undefined, rule: Text): Text =>
  found ? joined(rule, ' ', found.inWords, { en: ' at ', vi: ' ở ' }, placeInWords(found)) : rule;

export const email = z
  .email(said({ en: 'is not an e-mail address', vi: 'không phải là địa chỉ thư điện tử' }))
  .meta({ form: { en: 'e-mail address', vi: 'địa chỉ thư điện tử' } });
