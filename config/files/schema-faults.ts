import { z } from 'zod';
import { heard, joined, type Said, type Text, untranslated } from '../../domain/text';
import { didYouMean } from '../did-you-mean';
import type { FaultRule, FieldPath } from '../fault';
import { inside } from '../field';
import { mistakenIn } from './mistaken';

export interface FieldFault {
  path: FieldPath;
  rule: FaultRule;
  message: Text;
}

function knownFields(schema: z.ZodType, path: FieldPath): string[] {
  const at = path.reduce<z.ZodType | undefined>((outer, key) => outer && inside(outer, key), schema);
  const object: unknown = at instanceof z.ZodOptional ? at.unwrap() : at;
  return object instanceof z.ZodObject ? Object.keys(object.shape) : [];
}

const KINDS: Record<string, Text> = {
  string: { en: 'text', vi: 'đoạn chữ' },
  int: { en: 'a whole number', vi: 'số nguyên' },
  number: { en: 'a number', vi: 'số' },
  fraction: { en: 'a fraction', vi: 'số thập phân' },
  boolean: { en: 'true or false', vi: 'true hoặc false' },
  array: { en: 'a list', vi: 'danh sách' },
  object: { en: 'fields with a colon each', vi: 'các trường, mỗi trường có dấu hai chấm' },
};

const kindOf = (input: unknown): string => {
  if (Array.isArray(input)) return 'array';
  // What a word comes to where a number is read from text.
  if (Number.isNaN(input)) return 'string';
  return typeof input === 'number' && !Number.isInteger(input) ? 'fraction' : typeof input;
};

const kindInWords = (kind: string): Text => KINDS[kind] ?? untranslated(kind);

function typeMessage(expected: string, input: unknown): Text {
  const found = kindOf(input);
  const isUnquoted = expected === 'string' && (found === 'number' || found === 'boolean');
  return joined(
    { en: 'must be ', vi: 'phải là ' },
    kindInWords(expected),
    { en: ', not ', vi: ', không phải là ' },
    kindInWords(found),
    isUnquoted ? { en: '; put it in quotes', vi: '; đề nghị đặt trong dấu nháy kép' } : '',
  );
}

/** A field's own words where it has some; zod's are for programmers. */
function limitMessage(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): Text {
  const own = heard(issue.message);
  if (own) return own;
  const isSmall = issue.code === 'too_small';
  const limit = isSmall ? issue.minimum : issue.maximum;
  if (!issue.inclusive) {
    return isSmall
      ? { en: `must be more than ${limit}`, vi: `phải lớn hơn ${limit}` }
      : { en: `must be less than ${limit}`, vi: `phải nhỏ hơn ${limit}` };
  }
  return isSmall
    ? { en: `must be ${limit} or more`, vi: `phải từ ${limit} trở lên` }
    : { en: `must be ${limit} or less`, vi: `không được quá ${limit}` };
}

const FORMATS: Partial<Record<string, Text>> = {
  url: {
    en: 'must be a full address, such as https://temporal.example',
    vi: 'phải là địa chỉ đầy đủ, ví dụ https://temporal.example',
  },
};

const FORMAT: Text = { en: 'does not have the required form', vi: 'ghi chưa đúng dạng' };

const MISSING: Text = { en: 'is missing', vi: 'còn thiếu' };

const missing = (path: FieldPath, more: Said = ''): FieldFault => ({
  path,
  rule: 'missing',
  message: joined(MISSING, more),
});

const oneOf = (values: readonly string[]): Text => ({
  en: `must be one of ${values.join(', ')}`,
  vi: `phải là một trong các giá trị ${values.join(', ')}`,
});

function nearOrAll(key: string, known: readonly string[]): Text {
  const all = known.join(', ');
  return didYouMean(
    key,
    known,
    known.length > 0 ? { en: `; here are ${all}`, vi: `; ở đây có ${all}` } : undefined,
  );
}

/** With the character that nobody sees, or takes for another, where the value has one. */
const named = (message: Text, input: unknown): Text => joined(message, mistakenIn(input) ?? '');

function faultsOf(schema: z.ZodType, issue: z.core.$ZodIssue): FieldFault[] {
  const path = issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key));
  const isAbsent = issue.input === undefined || issue.input === null;
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: [...path, key],
        rule: 'unknown-field',
        message: joined(
          { en: 'there is no such field', vi: 'không có trường này' },
          nearOrAll(key, knownFields(schema, path)),
        ),
      }));
    case 'invalid_type':
      return [
        isAbsent
          ? missing(path)
          : { path, rule: 'format', message: named(typeMessage(issue.expected, issue.input), issue.input) },
      ];
    case 'invalid_value': {
      const values = issue.values.map(String);
      const found = typeof issue.input === 'string' ? issue.input : JSON.stringify(issue.input);
      const is: Text = { en: `is «${found}», `, vi: `đang ghi «${found}», ` };
      return [
        isAbsent
          ? missing(path, joined(': ', oneOf(values)))
          : {
              path,
              rule: 'format',
              message: named(joined(is, oneOf(values), didYouMean(found, values)), issue.input),
            },
      ];
    }
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array'
        ? [{ path, rule: 'missing', message: { en: 'must not be empty', vi: 'không được để trống' } }]
        : [{ path, rule: 'format', message: limitMessage(issue) }];
    case 'too_big':
      return [{ path, rule: 'format', message: limitMessage(issue) }];
    case 'invalid_format':
      return issue.input === ''
        ? [] // min(1) has said that it is empty
        : [
            {
              path,
              rule: issue.format === 'email' ? 'bad-email' : 'format',
              message: named(heard(issue.message) ?? FORMATS[issue.format] ?? FORMAT, issue.input),
            },
          ];
    case 'custom': {
      const rule = (issue.params?.['rule'] as FaultRule | undefined) ?? 'format';
      return [{ path, rule, message: heard(issue.message) ?? FORMAT }];
    }
    default:
      return [{ path, rule: 'format', message: heard(issue.message) ?? FORMAT }];
  }
}

/** Every fault that a schema finds in a value, in words that teach. */
export function schemaFaults(schema: z.ZodType, value: unknown): FieldFault[] {
  const result = schema.safeParse(value, { reportInput: true });
  return result.success ? [] : result.error.issues.flatMap((issue) => faultsOf(schema, issue));
}
