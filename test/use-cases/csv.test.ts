import { csvLine } from '../../use-cases/tables/csv';

test.each([
  [['Sở Y tế', 3], '"Sở Y tế","3"'],
  [['a "b"', 'c\nd'], '"a ""b""","c<U+000A>d"'],
  [['=1+1', '+84', '-1', '@x', 'a; =b', '＝1'], '"\'=1+1","\'+84","\'-1","\'@x","a; \'=b","\'＝1"'],
])('a line of a table has no formulas and no second line: %j', (cells, line) => {
  expect(csvLine(cells)).toBe(line);
});
