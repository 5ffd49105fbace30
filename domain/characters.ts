import { joined, type Said, type Text } from './text';

/** `U+00A0`. */
export const codeOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

const NAMES: ReadonlyMap<string, Text> = new Map(
  (
    [
      ['\u0000', 'null', 'ký tự rỗng'],
      ['\t', 'tab', 'dấu tab'],
      ['\n', 'line break', 'dấu xuống dòng'],
      ['\u000b', 'vertical tab', 'dấu ngắt dòng của Word'],
      ['\u000c', 'page break', 'dấu ngắt trang'],
      ['\r', 'carriage return', 'dấu về đầu dòng'],
      ['\u001b', 'escape', 'ký tự điều khiển màn hình'],
      ['\u0085', 'next line', 'dấu sang dòng'],
      ['\u00a0', 'non-breaking space', 'dấu cách không ngắt'],
      ['\u00ad', 'soft hyphen', 'dấu nối ẩn'],
      ['\u00b4', 'acute accent', 'dấu sắc đứng riêng'],
      ['`', 'grave accent', 'dấu huyền đứng riêng'],
      ['\u2007', 'figure space', 'dấu cách rộng bằng chữ số'],
      ['\u2009', 'thin space', 'dấu cách hẹp'],
      ['\u200b', 'zero-width space', 'dấu cách không có bề rộng'],
      ['\u200c', 'zero-width non-joiner', 'ký tự tách chữ không nhìn thấy'],
      ['\u200d', 'zero-width joiner', 'ký tự nối chữ không nhìn thấy'],
      ['\u200e', 'left-to-right mark', 'dấu chiều viết trái sang phải'],
      ['\u200f', 'right-to-left mark', 'dấu chiều viết phải sang trái'],
      ['\u2013', 'en dash', 'gạch ngang ngắn'],
      ['\u2014', 'em dash', 'gạch ngang dài'],
      ['\u2018', 'curly single quote', 'dấu nháy đơn cong'],
      ['\u2019', 'curly single quote', 'dấu nháy đơn cong'],
      ['\u201a', 'low single quote', 'dấu nháy đơn thấp'],
      ['\u201c', 'curly double quote', 'dấu nháy kép cong'],
      ['\u201d', 'curly double quote', 'dấu nháy kép cong'],
      ['\u201e', 'low double quote', 'dấu nháy kép thấp'],
      ['\u2028', 'line separator', 'dấu tách dòng'],
      ['\u2029', 'paragraph separator', 'dấu tách đoạn'],
      ['\u202a', 'left-to-right embedding', 'ký tự đổi chiều viết'],
      ['\u202b', 'right-to-left embedding', 'ký tự đổi chiều viết'],
      ['\u202c', 'end of a change of direction', 'ký tự hết đổi chiều viết'],
      ['\u202d', 'left-to-right override', 'ký tự đổi chiều viết'],
      ['\u202e', 'right-to-left override', 'ký tự đổi chiều viết'],
      ['\u202f', 'narrow non-breaking space', 'dấu cách hẹp không ngắt'],
      ['\u2032', 'prime', 'dấu phẩy trên'],
      ['\u2033', 'double prime', 'dấu phẩy trên kép'],
      ['\u2060', 'word joiner', 'ký tự nối từ không nhìn thấy'],
      ['\u2066', 'left-to-right isolate', 'ký tự đổi chiều viết'],
      ['\u2067', 'right-to-left isolate', 'ký tự đổi chiều viết'],
      ['\u2068', 'first strong isolate', 'ký tự đổi chiều viết'],
      ['\u2069', 'end of an isolate', 'ký tự hết đổi chiều viết'],
      ['\u3000', 'full-width space', 'dấu cách toàn bề rộng'],
      ['\ufeff', 'byte order mark', 'dấu thứ tự byte'],
      ['\uff0c', 'full-width comma', 'dấu phẩy toàn bề rộng'],
      ['\uff1a', 'full-width colon', 'dấu hai chấm toàn bề rộng'],
      ['\uff1b', 'full-width semicolon', 'dấu chấm phẩy toàn bề rộng'],
    ] as const
  ).map(([character, en, vi]) => [character, { en, vi }] as const),
);

/** For those without a name of their own; the first that fits. */
const KINDS: readonly (readonly [RegExp, Text])[] = [
  [/^\p{Cc}/u, { en: 'control character', vi: 'ký tự điều khiển' }],
  [/^\p{Cs}/u, { en: 'half of a character', vi: 'nửa ký tự' }],
  [/^\p{Co}/u, { en: 'character of one font alone', vi: 'ký tự riêng của một phông chữ' }],
  [
    /^[\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u,
    { en: 'invisible character', vi: 'ký tự không nhìn thấy' },
  ],
  [/^\p{Zs}/u, { en: 'space of another width', vi: 'dấu cách có bề rộng khác' }],
  [/^\p{Noncharacter_Code_Point}/u, { en: 'no character at all', vi: 'mã không phải là ký tự' }],
];

/** What a character is called, for who cannot see it: `U+00A0 (non-breaking space)`; of what can be seen, `U+00E9 «é»`. */
export function characterInWords(character: string): Text {
  const name = NAMES.get(character) ?? KINDS.find(([kind]) => kind.test(character))?.[1];
  const rest: Said = name ? joined(' (', name, ')') : ` «${character}»`;
  return joined(codeOf(character), rest);
}

/** A character, and where it stands; lines and columns are counted from 1, columns in characters. */
export interface FoundCharacter {
  character: string;
  /** `U+00A0`. */
  code: string;
  /** `U+00A0 (non-breaking space)`. */
  inWords: Text;
  line: number;
  column: number;
}

/** The first character that fits a pattern, which has the flag `u` and not `g`. */
export function findCharacter(text: string, pattern: RegExp): FoundCharacter | undefined {
  const found = pattern.exec(text);
  if (!found) return undefined;
  const [character] = found;
  const before = text.slice(0, found.index).split(/\r\n|[\r\n]/);
  return {
    character,
    code: codeOf(character),
    inWords: characterInWords(character),
    line: before.length,
    column: Array.from(before.at(-1) ?? '').length + 1,
  };
}

/** Where it stands, in words; of a single line the column alone. */
export const placeInWords = ({ line, column }: Pick<FoundCharacter, 'line' | 'column'>): Text =>
  line === 1
    ? { en: `character ${column}`, vi: `ký tự thứ ${column}` }
    : { en: `line ${line}, character ${column}`, vi: `dòng ${line}, ký tự thứ ${column}` };

/** `"U+00A0" (non-breaking space)`. */
const quoted = ({ code, inWords: { en, vi } }: FoundCharacter): Text => ({
  en: en.replace(code, `"${code}"`),
  vi: vi.replace(code, `"${code}"`),
});

/** Why a line is refused. */
export const foreignLine = (found: FoundCharacter): Text => {
  const [character, place] = [quoted(found), placeInWords(found)];
  return {
    en: `This must be one line without the character ${character.en}: see ${place.en}.`,
    vi: `Mục này chỉ gồm một dòng và không được có ký tự ${character.vi}: xem ${place.vi}.`,
  };
};

/** Why a text of many lines is refused. */
export const foreignText = (found: FoundCharacter): Text => {
  const [character, place] = [quoted(found), placeInWords(found)];
  return {
    en: `This text must not hold the character ${character.en}: see ${place.en}.`,
    vi: `Đoạn chữ này không được có ký tự ${character.vi}: xem ${place.vi}.`,
  };
};

/** What people and word processors write in place of a plain character, and what is meant. */
const INSTEAD: readonly (readonly [RegExp, string])[] = [
  [/^[\u201c\u201d\u201e\u2033]/u, '"'],
  [/^[\u2018\u2019\u201a\u2032\u00b4`]/u, "'"],
  [/^\p{Zs}/u, ' '],
  [/^[\u2013\u2014\u2212]/u, '-'],
];

/** The plain character that another is written for; undefined if there is none. */
export const meantBy = (character: string): string | undefined =>
  // Full-width forms stand in Unicode as ASCII does.
  /[\uff01-\uff5e]/.test(character)
    ? String.fromCharCode(character.charCodeAt(0) - 0xfee0)
    : INSTEAD.find(([like]) => like.test(character))?.[1];
