import fc from 'fast-check';
import { encodedWords } from '../../mail/encoded-words';

const decoded = (words: string): string[] =>
  words.split(' ').map((word) => Buffer.from(word.slice('=?UTF-8?B?'.length, -2), 'base64').toString());

test('a text becomes words that a line of a header has room for, each of whole characters', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }), (text) => {
      const words = encodedWords(text);
      for (const word of words.split(' ')) {
        expect(`List-Id: ${word}`.length).toBeLessThanOrEqual(76);
        expect(word).toMatch(/^=\?UTF-8\?B\?[A-Za-z0-9+/]+=*\?=$/);
      }
      expect(decoded(words).join('')).toBe(text);
      expect(words).not.toContain('77+9');
    }),
  );
});

test('a title in Vietnamese takes as few as it can', () => {
  const words = encodedWords('Đánh giá kết quả công vụ năm 2013');
  expect(decoded(words)).toEqual(['Đánh giá kết quả công vụ năm', ' 2013']);
});
