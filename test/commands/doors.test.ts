import type { Request } from 'express';
import fc from 'fast-check';
import { z } from 'zod';
import { jsonOf } from '../../api/http/read-json';
import { fieldOf } from '../../api/sign-in/page-router';
import { createFor } from '../../commands/keys';
import { oneLine, text as textOfFile } from '../../config/fields';
import { trimmed } from '../../config/files/csv-cells';
import { parseTable } from '../../config/files/csv-table';
import { schemaFaults } from '../../config/files/schema-faults';
import { parseYaml } from '../../config/files/yaml-file';
import { asLine, asPasted, foreignInLine, foreignInText } from '../../domain/input-text';
import { line, text } from '../../use-cases/input/fields';
import { readInput } from '../../use-cases/input/parse';

/** What becomes of a text: what is kept, or the rule that it breaks. */
type Fate = { kept: string } | { refused: string };

const MARKED = [
  '\u200b',
  '\u00ad',
  '\u00a0',
  '\ufeff',
  '\u202e',
  '\u2067',
  '\u001b',
  '\r\n',
  '\u2028',
  'ê\u0323',
  '\uf0b7',
  ' ',
];
const anyText = fc
  .array(fc.oneof(fc.string({ unit: 'binary', maxLength: 5 }), fc.constantFrom(...MARKED, 'Sở', '12/STC')), {
    maxLength: 6,
  })
  .map((parts) => parts.join(''));

/** In ASCII alone, so that no reader of files puts it into form before a field is read. */
const escapedText = (value: string): string =>
  JSON.stringify(value).replace(
    /[^\x20-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

const inBody =
  (schema: z.ZodType<string>) =>
  (value: string): Fate => {
    const sent = jsonOf(Buffer.from(JSON.stringify({ value })));
    const { value: read, faults } = readInput(z.strictObject({ value: schema }), sent);
    return read ? { kept: read.value } : { refused: faults[0]?.rule ?? '' };
  };

const inYaml =
  (schema: z.ZodType<string>) =>
  (value: string): Fate => {
    const { value: file } = parseYaml({ file: 'x.yaml', content: `value: ${escapedText(value)}\n` });
    const whole = z.object({ value: schema });
    const [fault] = schemaFaults(whole, file?.value);
    return fault ? { refused: fault.rule } : { kept: whole.parse(file?.value).value };
  };

/** A cell of a table is read by the same fields as a value of a file. */
function inTable(value: string): Fate {
  const content = Buffer.from(`id,value\n1,"${value.replaceAll('"', '""')}"\n`);
  const whole = z.object({ id: z.string(), value: oneLine });
  const { faults, rows } = parseTable({ file: 'x.csv', content }, whole);
  const cells = rows[0]?.cells;
  return faults[0] ? { refused: faults[0].rule } : { kept: whole.parse(cells).value };
}

function atTheTerminal(value: string): Fate {
  try {
    createFor({ label: value, role: ['administrator'] });
    return { kept: asLine(value) };
  } catch (error) {
    return { refused: /needs --label/.test(String(error)) ? 'required' : 'one-line' };
  }
}

const inForm = (value: string): Fate => {
  const kept = fieldOf({ body: { value } } as Request, 'value') ?? '';
  if (kept === '') return { refused: 'required' };
  return foreignInLine(kept) ? { refused: 'one-line' } : { kept };
};

const fateOf =
  (form: (value: string) => string, foreign: (value: string) => unknown, rule: string) =>
  (value: string): Fate => {
    const kept = form(value);
    if (kept === '') return { refused: 'required' };
    return foreign(kept) ? { refused: rule } : { kept };
  };
const lineFate = fateOf(asLine, foreignInLine, 'one-line');
const textFate = fateOf(asPasted, foreignInText, 'forbidden-character');

/** Files say `missing` of what is empty. */
const inFile = (fate: Fate): Fate =>
  'refused' in fate && fate.refused === 'required' ? { refused: 'missing' } : fate;

/** Refused as a file that is no table, or as a formula, an error or lost letters. */
const isOfTables = (fate: Fate): boolean =>
  'refused' in fate && ['unreadable', 'syntax', 'format'].includes(fate.refused);

describe('a text has one fate at every door:', () => {
  const same = (door: (value: string) => Fate, fate: (value: string) => Fate) =>
    fc.assert(fc.property(anyText, (value) => expect(door(value)).toEqual(fate(value))));

  it('a line in a body', () => same(inBody(line), lineFate));
  it('a longer text in a body', () => same(inBody(text), textFate));
  it('a line in a YAML file', () => same(inYaml(oneLine), (value) => inFile(lineFate(value))));
  it('a longer text in a YAML file', () => same(inYaml(textOfFile), (value) => inFile(textFate(value))));
  it('a cell of a table, unless it is what spreadsheets leave in the place of one', () => {
    const holds = fc.property(anyText, (value) => {
      const fate = inTable(value);
      fc.pre(!isOfTables(fate));
      // What nobody sees round a cell is the spreadsheet's.
      expect(fate).toEqual(inFile(lineFate(trimmed(value))));
    });
    fc.assert(holds);
  });
  it('an option of a command', () => same(atTheTerminal, lineFate));
  it('a field of a form', () => same(inForm, lineFate));
});
