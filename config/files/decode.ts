import { findCharacter } from '../../domain/characters';
import type { Text } from '../../domain/text';

/** The text of a file's bytes, or what was met in its place. */
export type Decoded = { text: string; message?: undefined } | { text?: undefined; message: Text };

const SAVE: Text = {
  en: 'save it as UTF-8 (in Excel: «CSV UTF-8»)',
  vi: 'đề nghị lưu lại theo UTF-8 (trong Excel: chọn «CSV UTF-8»)',
};

const met = (en: string, vi: string): Decoded => ({
  message: { en: `${en}: ${SAVE.en}`, vi: `${vi}: ${SAVE.vi}` },
});

/** How files of other programs begin, which people rename or save as they are. */
const BEGINNINGS: readonly { bytes: readonly number[]; en: string; vi: string }[] = [
  {
    bytes: [0x50, 0x4b, 0x03, 0x04],
    en: 'is a workbook or a compressed file (.xlsx, .ods, .zip), not a text',
    vi: 'là sổ tính hoặc tệp nén (.xlsx, .ods, .zip), không phải tệp chữ',
  },
  {
    bytes: [0xd0, 0xcf, 0x11, 0xe0],
    en: 'is a document of an older Office (.xls, .doc), not a text',
    vi: 'là tài liệu Office cũ (.xls, .doc), không phải tệp chữ',
  },
  { bytes: [0x25, 0x50, 0x44, 0x46], en: 'is a PDF, not a text', vi: 'là tệp PDF, không phải tệp chữ' },
  { bytes: [0x7b, 0x5c, 0x72, 0x74, 0x66], en: 'is rich text (.rtf)', vi: 'là tệp văn bản định dạng (.rtf)' },
];

const startsWith = (content: Uint8Array, bytes: readonly number[]): boolean =>
  bytes.every((byte, i) => content[i] === byte);

/** Excel's «Unicode text» has a mark; other programs leave it out, and every other byte is then 0. */
function sixteenBits(content: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (startsWith(content, [0xff, 0xfe])) return 'utf-16le';
  if (startsWith(content, [0xfe, 0xff])) return 'utf-16be';
  const start = content.subarray(0, 400);
  const zeros = (from: number) => start.filter((byte, i) => i % 2 === from && byte === 0).length;
  // Vietnamese has letters whose upper byte is not 0, but names of columns, separators and blanks are plain.
  const half = start.length / 2;
  if (zeros(1) > half / 3 && zeros(0) === 0) return 'utf-16le';
  return zeros(0) > half / 3 && zeros(1) === 0 ? 'utf-16be' : undefined;
}

const decodedAs = (encoding: string, content: Uint8Array): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(content);
  } catch {
    return undefined;
  }
};

/** The line of the first byte that UTF-8 does not have, and that byte. */
function notUtf8(content: Uint8Array): { line: number; byte: string; bytes: Uint8Array } {
  let line = 1;
  for (let from = 0; from <= content.length; line += 1) {
    const end = content.indexOf(0x0a, from);
    const bytes = content.subarray(from, end < 0 ? content.length : end);
    if (decodedAs('utf-8', bytes) === undefined) {
      const odd = bytes.find((byte) => byte >= 0x80) ?? 0;
      return { line, byte: `0x${odd.toString(16).toUpperCase()}`, bytes };
    }
    if (end < 0) break;
    from = end + 1;
  }
  return { line, byte: '', bytes: content };
}

/** In Windows-1258 a tone is a character after its letter. */
const TONES = /\p{L}[\u0300\u0301\u0303\u0309\u0323]/u;

function codePage(content: Uint8Array): Decoded {
  const { line, byte } = notUtf8(content);
  const isVietnamese = TONES.test(new TextDecoder('windows-1258').decode(content));
  return isVietnamese
    ? met(
        `line ${line} is not UTF-8 (byte ${byte}); it looks like Windows-1258, as Excel saves «CSV» in Việt Nam`,
        `dòng ${line} không phải UTF-8 (byte ${byte}), có vẻ là Windows-1258, như Excel lưu khi chọn «CSV»`,
      )
    : met(
        `line ${line} is not UTF-8 (byte ${byte}); it looks like an older code page, such as Windows-1252, TCVN3 or VNI`,
        `dòng ${line} không phải UTF-8 (byte ${byte}), có vẻ là bảng mã cũ, như Windows-1252, TCVN3 (ABC) hoặc VNI`,
      );
}

/** «Sở» whose bytes were read as Windows-1252 and saved: «Sá»Ÿ». */
const READ_WRONGLY =
  /(?:á[º»][\u0080-\u00bf\u0152-\u0192\u02c6-\u02dc\u2013-\u203a\u20ac\u2122]|Ä[\u0090‘]|Æ[°¡])/u;

function refusalOf(text: string): Decoded | undefined {
  const lost = findCharacter(text, /\ufffd/u);
  if (lost) {
    return met(
      `line ${lost.line} has lost letters (${lost.code}) when it was saved before; write them again`,
      `dòng ${lost.line} đã bị mất chữ (${lost.code}) ở lần lưu trước; đề nghị ghi lại`,
    );
  }
  const wrong = findCharacter(text, READ_WRONGLY);
  if (wrong) {
    const { character, line } = wrong;
    return met(
      `line ${line} holds «${character}»: the file was UTF-8, was opened by another code page and saved again; take the original`,
      `dòng ${line} có «${character}»: tệp vốn là UTF-8, đã bị mở bằng bảng mã khác rồi lưu lại; đề nghị lấy tệp gốc`,
    );
  }
  const zero = findCharacter(text, /\0/u);
  if (zero)
    return met(`line ${zero.line} holds a null byte (U+0000)`, `dòng ${zero.line} có byte rỗng (U+0000)`);
  if (/^\s*<(?:!doctype|html|\?xml|table|meta)/i.test(text)) {
    return met('is a web page or XML, not a text', 'là trang web hoặc XML, không phải tệp chữ');
  }
  return undefined;
}

/** Spreadsheets and editors save in many ways: UTF-8 and UTF-16 are read, all others are named. */
export function decode(content: string | Uint8Array): Decoded {
  if (typeof content === 'string') return refusalOf(content) ?? { text: content };
  const foreign = BEGINNINGS.find(({ bytes }) => startsWith(content, bytes));
  if (foreign) return met(foreign.en, foreign.vi);
  const text = decodedAs(sixteenBits(content) ?? 'utf-8', content);
  return text === undefined ? codePage(content) : (refusalOf(text) ?? { text });
}
