import type { z } from 'zod';
import type { Text } from '../../domain/text';

type Issue = z.core.$ZodIssue;
type IssueOf<Code extends Issue['code']> = Extract<Issue, { code: Code }>;

/**
 * What we say of a schema's issue that has no message of its own. Zod's Vietnamese is not used: it is half English
 * («mong đợi string») and names patterns instead of what they ask for.
 */
export function textOfIssue(issue: Issue): Text {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return REQUIRED;
      return isBeyond(issue.input) ? BEYOND : typeText(issue.expected);
    case 'too_small':
      return issue.origin === 'string' && issue.minimum === 1 ? REQUIRED : tooSmall(issue);
    case 'too_big':
      return tooBig(issue);
    case 'invalid_format':
      return FORMATS[issue.format] ?? FORMAT;
    case 'invalid_value':
      return oneOf(issue.values);
    case 'invalid_union':
      return 'options' in issue && Array.isArray(issue.options) ? oneOf(issue.options) : NO_FORM;
    case 'unrecognized_keys':
      return { en: 'Unknown field.', vi: 'Không có trường này.' };
    default:
      return FORMAT;
  }
}

/** `1e400` is a number to JSON, and infinite to whoever reads it. */
export const isBeyond = (input: unknown): input is number => input === Infinity || input === -Infinity;

const BEYOND: Text = {
  en: 'This number is too large to be kept.',
  vi: 'Số này quá lớn, không lưu được.',
};

const REQUIRED: Text = {
  en: 'This is required and must not be empty.',
  vi: 'Mục này là bắt buộc và không được để trống.',
};

const FORMAT: Text = {
  en: 'This does not have the required form.',
  vi: 'Cách ghi chưa đúng quy định.',
};

const NO_FORM: Text = {
  en: 'This matches none of the accepted formats.',
  vi: 'Mục này không thuộc dạng nào được chấp nhận.',
};

const FORMATS: Partial<Record<string, Text>> = {
  date: {
    en: 'Write a day of the calendar, such as "2026-12-31".',
    vi: 'Đề nghị ghi một ngày có thật theo dạng năm-tháng-ngày, ví dụ "2026-12-31".',
  },
  datetime: {
    en: 'Write an instant with its offset, such as "2026-12-31T08:00:00+07:00".',
    vi: 'Đề nghị ghi thời điểm kèm múi giờ, ví dụ "2026-12-31T08:00:00+07:00".',
  },
  url: {
    en: 'Write a full address, such as "https://so-y-te.example/5-tb".',
    vi: 'Đề nghị ghi địa chỉ đầy đủ, ví dụ "https://so-y-te.example/5-tb".',
  },
};

const TYPES: ReadonlyMap<string, Text> = new Map(
  Object.entries({
    string: { en: 'This must be text.', vi: 'Mục này phải là chuỗi ký tự.' },
    number: { en: 'This must be a number.', vi: 'Mục này phải là số.' },
    int: { en: 'This must be a whole number.', vi: 'Mục này phải là số nguyên.' },
    boolean: { en: 'This must be "true" or "false".', vi: 'Mục này phải là "true" hoặc "false".' },
    array: { en: 'This must be a list.', vi: 'Mục này phải là danh sách.' },
    object: {
      en: 'This must be an object with named fields.',
      vi: 'Mục này phải là đối tượng gồm các trường.',
    },
  }),
);

const typeText = (expected: string): Text =>
  TYPES.get(expected) ?? {
    en: 'This has the wrong type.',
    vi: 'Kiểu dữ liệu của mục này chưa đúng.',
  };

const oneOf = (values: readonly unknown[]): Text => {
  const list = values.map((value) => `"${String(value)}"`).join(', ');
  return { en: `This must be one of ${list}.`, vi: `Mục này phải là một trong các giá trị ${list}.` };
};

function tooSmall({ origin, minimum, inclusive }: IssueOf<'too_small'>): Text {
  const n = String(minimum);
  switch (origin) {
    case 'string':
      return { en: `Use at least ${n} characters.`, vi: `Cần ít nhất ${n} ký tự.` };
    case 'array':
      return { en: `Give at least ${n} of them.`, vi: `Cần có ít nhất ${n} mục.` };
    default:
      return inclusive
        ? { en: `This must be ${n} or more.`, vi: `Giá trị phải từ ${n} trở lên.` }
        : { en: `This must be more than ${n}.`, vi: `Giá trị phải lớn hơn ${n}.` };
  }
}

function tooBig({ origin, maximum, inclusive }: IssueOf<'too_big'>): Text {
  const n = String(maximum);
  switch (origin) {
    case 'string':
      return { en: `Use at most ${n} characters.`, vi: `Chỉ nhận tối đa ${n} ký tự.` };
    case 'array':
      return { en: `Give at most ${n} of them.`, vi: `Chỉ nhận tối đa ${n} mục.` };
    default:
      return inclusive
        ? { en: `This must be ${n} or less.`, vi: `Giá trị không được vượt quá ${n}.` }
        : { en: `This must be less than ${n}.`, vi: `Giá trị phải nhỏ hơn ${n}.` };
  }
}
