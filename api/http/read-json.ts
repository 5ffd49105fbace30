import type { RequestHandler } from 'express';
import { inOneLine } from '../../domain/input-text';
import { type JsonFault, readJson } from '../../domain/strict-json';
import type { Text } from '../../domain/text';
import { ProblemError, type ProblemOptions, UnsupportedMediaType } from './problems';

/**
 * What a body says: JSON in UTF-8, with or without a byte order mark. Throws a problem 400 for what is none, for a field that
 * is there twice and for what nests too deep.
 */
export function jsonOf(body: Buffer): unknown {
  const text = textOf(body);
  if (text === undefined) throw badJson({ detail: NOT_UTF8 });
  const read = readJson(text);
  if ('value' in read) return read.value;
  throw badJson(detailOf(read.fault));
}

/** Refuses a body that says that it is in another code page: read as UTF-8 it might say something else. */
export const takeUtf8: RequestHandler = (request, _response, next) => {
  const [, charset = 'utf-8'] =
    /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(request.get('content-type') ?? '') ?? [];
  if (!/^(utf-?8|us-ascii)$/i.test(charset)) throw new UnsupportedMediaType();
  next();
};

/** Reads the bytes of a body, unless they are sent as bytes; a request without any has none. */
export const readJsonBody: RequestHandler = (request, _response, next) => {
  const bytes: unknown = request.body;
  if (Buffer.isBuffer(bytes) && request.is('application/octet-stream') === false)
    request.body = bytes.length === 0 ? undefined : jsonOf(bytes);
  next();
};

function textOf(body: Buffer): string | undefined {
  try {
    // It leaves the byte order mark out.
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return undefined;
  }
}

const NOT_UTF8: Text = { en: 'Send it in UTF-8.', vi: 'Đề nghị gửi theo bảng mã UTF-8.' };
const LONGEST_NAME = 200;

function detailOf(fault: JsonFault): Pick<ProblemOptions, 'detail' | 'errors'> {
  switch (fault.kind) {
    case 'syntax':
      return {};
    case 'too-deep':
      return { detail: { en: 'It nests too deep.', vi: 'Nội dung lồng quá nhiều cấp.' } };
    case 'doubled-key': {
      const { line, column } = fault;
      const message: Text = {
        en: `This field appears twice in one object: see line ${line}, column ${column}.`,
        vi: `Trường này có hai lần trong cùng một đối tượng: xem dòng ${line}, cột ${column}.`,
      };
      const field = inOneLine(fault.field).slice(0, LONGEST_NAME);
      return { detail: TWICE, errors: [{ field, rule: 'duplicate', message }] };
    }
  }
}

const TWICE: Text = {
  en: 'A field appears twice: send each once.',
  vi: 'Có trường xuất hiện hai lần: đề nghị chỉ gửi một lần.',
};

/** The parser's own error would quote the body. */
const badJson = (more: Pick<ProblemOptions, 'detail' | 'errors'>): ProblemError =>
  new ProblemError({
    status: 400,
    type: 'bad-json',
    title: { en: 'The body is not valid JSON', vi: 'Nội dung gửi đến không phải là JSON hợp lệ' },
    ...more,
  });
