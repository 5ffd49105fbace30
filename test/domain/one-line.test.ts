import { foreignToOneLine, inOneLine } from '../../domain/one-line';

describe('a line of text', () => {
  it.each([
    ['a line break', 'Giám đốc\r\nBcc: x', 'U+000D'],
    ['an escape sequence', 'Hệ thống \u001b[2J', 'U+001B'],
    ['a turned direction of writing', 'Sở \u202eếT Y', 'U+202E'],
    ['an isolate', 'Sở \u2067Y tế', 'U+2067'],
    ['a zero-width space', 'Sở\u200bY tế', 'U+200B'],
    ['a byte order mark', '\ufeffSở Y tế', 'U+FEFF'],
    ['a control of C1', 'Sở \u0085 Y tế', 'U+0085'],
    ['a line separator', 'Sở\u2028Y tế', 'U+2028'],
    ['half a character', 'Sở \ud800', 'U+D800'],
    ['a tag character beyond the first plane', 'Sở \u{e0041}', 'U+E0041'],
  ])('does not hold %s', (_what, text, foreign) => {
    expect(foreignToOneLine(text)).toBe(foreign);
  });

  it.each(['Nguyễn Văn Ấn', 'Sở Lao động – Thương binh và Xã hội', '12/STC-VP', 'a\u00a0b', 'số 5 «gấp»'])(
    'may be %s',
    (text) => {
      expect(foreignToOneLine(text)).toBeUndefined();
    },
  );

  it('does nothing to a terminal', () => {
    expect(inOneLine('a\u001b[31mb\nc')).toBe('a<U+001B>[31mb<U+000A>c');
  });
});
