import fc from 'fast-check';
import { characterInWords, findCharacter, meantBy } from '../../domain/characters';
import {
  asLine,
  asPasted,
  foreignInLine,
  foreignInText,
  inOneLine,
  isUnseen,
  normalised,
  withoutByteOrderMark,
} from '../../domain/input-text';

const anyText = fc.string({ unit: 'binary' });

describe('a line of text', () => {
  it.each([
    ['a line break', 'Giám đốc\nBcc: x', 'U+000A', 9],
    ['a carriage return', 'Giám đốc\r\nBcc: x', 'U+000D', 9],
    ['an escape sequence', 'Hệ thống \u001b[2J', 'U+001B', 10],
    ['a turned direction of writing', 'Sở \u202eếT Y', 'U+202E', 4],
    ['an isolate', 'Sở \u2067Y tế', 'U+2067', 4],
    ['a zero-width space', 'Sở\u200bY tế', 'U+200B', 3],
    ['a soft hyphen', 'Sở Y\u00ad tế', 'U+00AD', 5],
    ['a byte order mark', '\ufeffSở Y tế', 'U+FEFF', 1],
    ['a control of C1', 'Sở \u0085 Y tế', 'U+0085', 4],
    ['a line separator', 'Sở\u2028Y tế', 'U+2028', 3],
    ['half a character', 'Sở \ud800', 'U+D800', 4],
    ['a tag character beyond the first plane', '😀 \u{e0041}', 'U+E0041', 3],
    ['a filler of Hangul', 'Sở\u3164', 'U+3164', 3],
    ['what is no character', 'Sở\uffff', 'U+FFFF', 3],
  ])('does not hold %s', (_what, text, code, column) => {
    expect(foreignInLine(text)).toMatchObject({ code, column, line: 1 });
  });

  it.each(['Nguyễn Văn Ấn', 'Sở Lao động – Thương binh và Xã hội', '12/STC-VP', 'a\u00a0b', 'số 5 «gấp»'])(
    'may be %s',
    (text) => {
      expect(foreignInLine(text)).toBeUndefined();
    },
  );

  it.each(['', '  ', '\u200b', '\u00ad\u200d\ufeff', '\u00a0\u202f', '\u3164\u2800', '\u202e'])(
    'is empty where nobody sees anything: %j',
    (text) => {
      expect([isUnseen(text), asLine(text), asPasted(text)]).toEqual([true, '', '']);
    },
  );

  it('does nothing to a terminal', () => {
    expect(inOneLine('a\u001b[31mb\nc')).toBe('a<U+001B>[31mb<U+000A>c');
  });
});

describe('one form', () => {
  const word = 'Sở Tài chính – nhiệm vụ';

  it('is that of Windows and that of a Mac', () => {
    expect(normalised(word.normalize('NFD'))).toBe(word);
    expect(normalised('a\r\nb\rc\nd')).toBe('a\nb\nc\nd');
    expect(withoutByteOrderMark(`\ufeff${word}`)).toBe(word);
  });

  it.each([
    ['a soft hyphen', 'nhiệm\u00ad vụ', 'nhiệm vụ'],
    ['a zero-width space', 'nhiệm\u200b vụ', 'nhiệm vụ'],
    ['joiners', 'nhi\u200dệm\u200c vụ', 'nhiệm vụ'],
    ['a byte order mark inside', 'nhiệm\ufeff vụ', 'nhiệm vụ'],
    ['marks of direction', '\u200enhiệm vụ\u200f', 'nhiệm vụ'],
    ['non-breaking blanks', 'nhiệm\u00a0vụ\u202f1', 'nhiệm vụ 1'],
    ["Word's line break", 'một\u000bhai\u2028ba', 'một\nhai\nba'],
    ["Word's bullet", '\uf0b7\tmột', '•\tmột'],
    ['an accent kept apart by what nobody sees', 'e\u200b\u0301', 'é'],
  ])('of a text that is pasted has no %s', (_what, text, kept) => {
    expect(asPasted(text)).toBe(kept);
    expect(foreignInText(kept)).toBeUndefined();
  });

  it.each([
    ['an escape sequence', 'một\nhai \u001b[2J', 'U+001B', 2, 5],
    ['an override', 'một\n\nSở \u202eếT', 'U+202E', 3, 4],
    ['an isolate', '\u2067Sở', 'U+2067', 1, 1],
    ['a control of C1', 'a\u0085b', 'U+0085', 1, 2],
    ['hidden tags', 'a\u{e0041}b', 'U+E0041', 1, 2],
    ['half a character', '\udc00b', 'U+DC00', 1, 1],
  ])('refuses %s in a text, and says where', (_what, text, code, line, column) => {
    expect(foreignInText(asPasted(text))).toMatchObject({ code, line, column });
  });

  it('stays as it is', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const form of [normalised, asLine, asPasted]) expect(form(form(text))).toBe(form(text));
      }),
    );
  });

  it('is the same of all ways to write a text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        for (const form of [normalised, asLine, asPasted]) {
          expect(form(text.normalize('NFD'))).toBe(form(text.normalize('NFC')));
          // A mere CR is a break of its own, and before another one the half of it.
          const unix = text.replaceAll('\r', '');
          expect(form(unix.replaceAll('\n', '\r\n'))).toBe(form(unix));
        }
      }),
    );
  });
});

describe('a character', () => {
  it.each([
    ['\u00a0', 'U+00A0 (non-breaking space)', 'U+00A0 (dấu cách không ngắt)'],
    ['\u201c', 'U+201C (curly double quote)', 'U+201C (dấu nháy kép cong)'],
    ['\u0007', 'U+0007 (control character)', 'U+0007 (ký tự điều khiển)'],
    ['\u{e0041}', 'U+E0041 (invisible character)', 'U+E0041 (ký tự không nhìn thấy)'],
    ['é', 'U+00E9 «é»', 'U+00E9 «é»'],
  ])('%j is named', (character, en, vi) => {
    expect(characterInWords(character)).toEqual({ en, vi });
  });

  it('that is taken for another one is told with that one and where it stands', () => {
    const findMistaken = (text: string) => {
      const found = findCharacter(text, /[\u00a0\u201c\uff1a]/u);
      return found && { ...found, meant: meantBy(found.character) };
    };
    expect(findMistaken('sender:\n\u00a0 email: a')).toMatchObject({
      code: 'U+00A0',
      meant: ' ',
      line: 2,
      column: 1,
    });
    expect(findMistaken('at: “08:00”')).toMatchObject({ code: 'U+201C', meant: '"', line: 1, column: 5 });
    expect(findMistaken("at： '08:00'")).toMatchObject({ code: 'U+FF1A', meant: ':' });
    expect(findMistaken('at: "08:00"')).toBeUndefined();
  });
});
