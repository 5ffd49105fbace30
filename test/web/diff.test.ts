import fc from 'fast-check';
import { diffOf } from '../../web/src/parts/diff/runs';

/** As `a [bỏ] {thêm} b`. */
const told = (before: string, after: string) =>
  diffOf(before, after)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'removed' ? `[${text}]` : `{${text}}`))
    .join('');

test.each([
  ['Hoàn thành 12 đề án.', 'Hoàn thành 15 đề án.', 'Hoàn thành [12]{15} đề án.'],
  ['Còn chậm.', 'Còn chậm ở khâu báo cáo.', 'Còn chậm{ ở khâu báo cáo}.'],
  ['Một.\n\nHai.\n', 'Một.\n\nHai.\nBa.\n', 'Một.\n\nHai.\n{Ba.\n}'],
  ['', 'Nhất trí.', '{Nhất trí.}'],
  ['Nhất trí.', '', '[Nhất trí.]'],
  ['Giữ nguyên', 'Giữ nguyên', 'Giữ nguyên'],
  // Word beside word that changed is one phrase, with the space between.
  ['rất tốt đẹp lắm', 'rất kém cỏi lắm', 'rất [tốt đẹp]{kém cỏi} lắm'],
  // Two keyboards, one text; and Windows' line ends.
  ['tiến độ'.normalize('NFD'), 'tiến độ', 'tiến độ'],
  ['a\r\nb', 'a\nb', 'a\nb'],
])('%j becomes %j', (before, after, shown) => {
  expect(told(before, after)).toBe(shown);
});

test('what stays and what went is the first text, what stays and what came is the second', () => {
  const text = fc
    .array(fc.constantFrom('a', 'b', 'tốt', ' ', '\n', ',', '.', '12'), { maxLength: 30 })
    .map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const runs = diffOf(before, after);
      const without = (kind: string) =>
        runs
          .filter((run) => run.kind !== kind)
          .map((run) => run.text)
          .join('');
      expect(without('added')).toBe(before);
      expect(without('removed')).toBe(after);
      expect(runs.every(({ text: each, kind }, at) => each !== '' && kind !== runs[at + 1]?.kind)).toBe(true);
    }),
  );
});

test('two long texts with nothing in common are told within a moment', () => {
  const long = (word: string) => Array.from({ length: 4000 }, (_, at) => `${word}${at}`).join(' ');
  const startedAt = Date.now();
  expect(diffOf(long('a'), long('b')).map(({ kind }) => kind)).toEqual(['removed', 'added']);
  expect(Date.now() - startedAt).toBeLessThan(500);
});
