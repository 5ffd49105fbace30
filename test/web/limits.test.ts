import { type Built, LIMITS_KB, sizesOf } from '../../web/build/limits.mts';

/** Text that gzip makes no smaller. */
const noise = (kB: number) => {
  let seed = 1;
  return Uint8Array.from({ length: kB * 1000 }, () => {
    seed = (seed * 48271) % 2147483647;
    return seed % 256;
  });
};

const FILES: Built[] = [
  { fileName: 'main.js', content: noise(40), isEntry: true, imports: ['shared.js'], css: ['main.css'] },
  { fileName: 'shared.js', content: noise(10) },
  {
    fileName: 'form.js',
    content: noise(20),
    module: '/web/form.tsx',
    isRoute: true,
    imports: ['shared.js', 'part.js'],
  },
  { fileName: 'part.js', content: noise(5), css: ['part.css'] },
  { fileName: 'board.js', content: noise(70), module: '/web/board.tsx', isRoute: true, imports: ['main.js'] },
  { fileName: 'main.css', content: noise(3) },
  { fileName: 'part.css', content: noise(2) },
];

test('sizes: the way from a letter counts each file once, a route what it adds to the shell', () => {
  const sizes = sizesOf(FILES, ['web/form.tsx']).map(({ what, kB, limitKB }) => [
    what,
    Math.round(kB),
    limitKB,
  ]);
  expect(sizes).toEqual([
    ['JS from a letter to its form', 75, LIMITS_KB.letterPathJs],
    ['CSS from a letter to its form', 5, LIMITS_KB.letterPathCss],
    ['form.js', 25, LIMITS_KB.routeJs],
    ['board.js', 70, LIMITS_KB.routeJs],
  ]);
});

test('a form that is not built is no small one', () => {
  expect(() => sizesOf(FILES, ['web/other.tsx'])).toThrow('web/other.tsx');
});
