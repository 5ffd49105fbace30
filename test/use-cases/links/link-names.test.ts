import { linkId, printedCode, taskCodeOf, tokenOf, typedCode } from '../../../use-cases/links/link-names';

const secret = 's'.repeat(32);
const matter = { letter: 'c#2013-11-01T01:00:00.000Z#y-te', step: 'self-review', party: 'so-y-te' } as const;

test('a matter has the same address each time, and another secret another one', () => {
  expect(tokenOf(secret, matter)).toBe(tokenOf(secret, { ...matter }));
  expect(tokenOf(secret, matter)).toMatch(/^[\w-]{21}[AQgw]$/);
  expect(tokenOf('t'.repeat(32), matter)).not.toBe(tokenOf(secret, matter));
  expect(taskCodeOf('t'.repeat(32), matter)).not.toBe(taskCodeOf(secret, matter));
});

test('each letter, step and party has its own', () => {
  const others = [
    matter,
    { ...matter, letter: `${matter.letter}#unreleased` },
    { ...matter, step: 'member-opinion' as const },
    { ...matter, party: 'so-noi-vu' },
    { ...matter, page: 'overdue' as const },
  ];
  expect(new Set(others.map((each) => tokenOf(secret, each))).size).toBe(others.length);
  expect(new Set(others.map((each) => taskCodeOf(secret, each))).size).toBe(others.length);
});

test('a task code is eight letters of which none is a vowel or looks like another sign', () => {
  for (let i = 0; i < 500; i += 1) {
    const code = taskCodeOf(secret, { ...matter, letter: `${i}` });
    expect(code).toMatch(/^[BCDFGHJKLMNPQRSTVWXZ]{8}$/);
    expect(typedCode(printedCode(code))).toBe(code);
  }
});

test.each(['bcdf-ghjk', ' BCDF GHJK ', 'BCDFGHJK', 'bcdf–ghjk', 'ＢＣＤＦ－ＧＨＪＫ', 'BCDF.GHJK'])(
  'a code may be typed as «%s»',
  (typed) => expect(typedCode(typed)).toBe('BCDFGHJK'),
);

test.each(['', 'BCDF-GHJ', 'BCDF-GHJKL', 'BCDF-GHJA', 'BCDF-GHJ0', '../../etc', 'BCDFGHJK\u0000'])(
  '%j is no code',
  (typed) => expect(typedCode(typed)).toBeUndefined(),
);

test('what is stored does not tell the link', () => {
  const token = tokenOf(secret, matter);
  expect(linkId(token)).toMatch(/^[0-9a-f]{64}$/);
  expect(linkId(token)).not.toContain(token);
});
