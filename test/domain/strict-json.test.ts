import fc from 'fast-check';
import { readJson } from '../../domain/strict-json';

describe('JSON', () => {
  it.each([
    ['at the top', '{"level":"good","level":"poor"}', 'level', 1, 17],
    ['of other kinds', '{"a":{"b":1},"a":[1]}', 'a', 1, 14],
    ['nested', '{\n "criteria": [\n  {},\n  {"x": "}", "x": 1}\n ]\n}', 'criteria[1].x', 4, 14],
    ['in lists of lists', '[[{"a":1}],[{"b":[{}],"b":2}]]', '[1][0].b', 1, 23],
    ['spelt with an escape', '{"level":1,"le\\u0076el":2}', 'level', 1, 12],
    ['decomposed', '{"mức":1,"mu\u031b\u0301c":2}', 'mức', 1, 10],
    ['that every object has', '{"__proto__":1,"__proto__":2}', '__proto__', 1, 16],
    ['that is empty', '{"":1,"":2}', '', 1, 7],
    ['after a string with quotes and braces', '{"a":"\\"},{\\\\","b":1,"a":2}', 'a', 1, 22],
  ])('is refused with a field twice, %s', (_what, text, field, line, column) => {
    expect(readJson(text)).toEqual({ fault: { kind: 'doubled-key', field, line, column } });
  });

  it.each([
    '{"a":{"x":1},"b":{"x":1}}',
    '[{"x":1},{"x":1}]',
    '{"a":"a","b":["a","a"]}',
    '{"__proto__":{"a":1}}',
  ])('is taken where no object has one twice: %s', (text) => {
    expect(readJson(text)).toEqual({ value: JSON.parse(text) });
  });

  it('that is none is refused, and so is what nests too deep', () => {
    for (const text of ['', '{', "{'a':1}", '\ufeff{}', 'NaN', '{"a":01}']) {
      expect(readJson(text)).toEqual({ fault: { kind: 'syntax' } });
    }
    const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
    expect(readJson(nested(64))).toHaveProperty('value');
    expect(readJson(nested(65))).toEqual({ fault: { kind: 'too-deep' } });
    expect(readJson(nested(400_000))).toEqual({ fault: { kind: 'too-deep' } });
  });

  it('is read as JSON.parse reads it', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 8 }), fc.constantFrom(undefined, 2), (text, indent) => {
        const written = JSON.stringify(JSON.parse(text), null, indent);
        expect(readJson(written)).toEqual({ value: JSON.parse(text) });
      }),
    );
  });
});
