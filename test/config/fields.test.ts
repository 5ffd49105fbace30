import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import { z } from 'zod';
import { type FieldPath, fieldName } from '../../config/fault';
import { type Field, fieldOf } from '../../config/field';
import { parseYaml } from '../../config/files/yaml-file';
import { planHint, registerHint } from '../../config/hints';
import { planSchema } from '../../config/plan/schema';
import { REFERENCE, withTables } from '../../config/reference';
import { registerHead, registerRows } from '../../config/register/schema';
import { PLAN_TEXT, planFaults } from '../fixtures/plan-files';
import { faultsOfText } from '../support/words-of-files';

interface Found {
  path: FieldPath;
  schema: z.ZodType;
}

/** Every field of a schema, also what stands in many places, and the places of a list that say something of themselves. */
function fieldsIn(schema: unknown, at: FieldPath = []): Found[] {
  if (schema instanceof z.ZodOptional) return fieldsIn(schema.unwrap(), at);
  if (schema instanceof z.ZodArray) {
    const element: unknown = schema.element;
    const place = [...at, 0];
    const own = element instanceof z.ZodType && fieldOf(element) ? [{ path: place, schema: element }] : [];
    return [...own, ...fieldsIn(element, place)];
  }
  if (!(schema instanceof z.ZodObject)) return [];
  return Object.entries<z.ZodType>(schema.shape).flatMap(([key, field]) => {
    const inner = [...at, key];
    return [{ path: inner, schema: field }, ...fieldsIn(field, inner)];
  });
}

const planFields = fieldsIn(planSchema);
const headFields = fieldsIn(registerHead, ['register']);
const cellFields = Object.entries(registerRows).flatMap(([table, row]) => fieldsIn(row, [table]));
const all = [...planFields, ...headFields, ...cellFields];

const nameOf = (found: Found): string => fieldName(found.path);

function about(found: Found): Field {
  const field = fieldOf(found.schema);
  if (!field) throw new Error(`${nameOf(found)} does not say what it is for: make it with field()`);
  return field;
}

const yaml = (file: string, content: string): unknown => {
  const { value, faults } = parseYaml({ file, content });
  if (!value) throw new Error(JSON.stringify(faults));
  return value.value;
};

const page = (...names: string[]): string => readFileSync(path.join(__dirname, '../..', ...names), 'utf8');

const partOf = (value: unknown, at: FieldPath): unknown =>
  at.reduce<unknown>((outer, key) => (outer as Record<string | number, unknown>)[key], value);

/** What a reader of its file makes of the example; of a cell, all cells that it turns out to be. */
function valuesOf(found: Found): unknown[] {
  const { example } = about(found);
  if (typeof example !== 'string') {
    const plan = `${example.plan}.yaml`;
    return [partOf(yaml(plan, page('config', 'plans', plan)), found.path)];
  }
  if (cellFields.includes(found)) return parseCsv(example).flat();
  return [partOf(yaml('example.yaml', `example: ${example}`), ['example'])];
}

it('finds every field of the schemas', () => {
  const names = all.map(nameOf);
  for (const known of ['reading', 'steps.recognition.overdueDays[0].to', 'units.code']) {
    expect(names).toContain(known);
  }
  expect(names).toContain('bodies.memberBodies[0].office.party');
});

describe.each(all.map((found): [string, Found] => [nameOf(found), found]))('the field %s', (_, found) => {
  it('says in two languages what it is for and how it is written', () => {
    const { why, more, form, without } = about(found);
    for (const said of [why, more, form, without].filter((text) => text !== undefined)) {
      expect(said.en).toMatch(/\S/);
      expect(said.vi).toMatch(/\S/);
      expect(`${said.en} ${said.vi}`).not.toMatch(/\n|\|/);
    }
  });

  it('says what holds without it exactly where it may be left out', () => {
    const isOptional = found.schema.safeParse(undefined).success;
    expect(about(found).without !== undefined).toBe(isOptional);
  });

  it('shows an example that its schema takes', () => {
    const [value, ...others] = valuesOf(found);
    expect(others).toEqual([]);
    expect(found.schema.safeParse(value)).toMatchObject({ success: true });
  });
});

describe('the reference of the fields', () => {
  const told = [...REFERENCE.values()].flatMap((fields) => fields.map(([, { why }]) => why));

  it('has every field of a plan and of a register, once', () => {
    expect(all.filter((found) => !told.includes(about(found).why)).map(nameOf)).toEqual([]);
    expect(new Set(told).size).toBe(told.length);
  });

  it('names a field by its path, with the five steps as one', () => {
    const names = [...REFERENCE.values()].flatMap((fields) => fields.map(([name]) => name));
    for (const known of [
      'opensOn',
      'steps.*.overdueDays[].to',
      'bodies.memberBodies[].office',
      'units.code',
    ]) {
      expect(names).toContain(known);
    }
  });

  it('refuses a mark of a table that there is not', () => {
    expect(() => withTables('<!-- fields: levles -->\n<!-- end of fields -->', 'en')).toThrow('levles');
  });
});

describe.each([
  ['plans.md', 'en'],
  ['plans.vi.md', 'vi'],
] as const)('docs/%s', (name, language) => {
  const text = page('docs', name);

  it('has a place for each table', () => {
    const places = [...text.matchAll(/^<!-- fields: (\S+) -->$/gm)].map(([, table]) => table);
    expect(places).toEqual([...REFERENCE.keys()]);
  });

  it('has the tables as the schemas describe the fields: where they differ, run npm run docs', () => {
    expect(text).toBe(withTables(text, language));
  });
});

describe('a hint', () => {
  it.each<[string, FieldPath, string]>([
    [
      'of a field has its key',
      ['province'],
      'stands before the date of a letter; for example province: Đồng Nai',
    ],
    [
      'of a field that may be left out too',
      ['subject'],
      'what is evaluated, in letters; for example subject: ',
    ],
    [
      'of a list’s place is the list’s',
      ['steps', 'recognition', 'reminderDays', 2],
      'working days before the due',
    ],
    [
      'of what is inside a field that has none is the field’s',
      ['title', 'x'],
      'stands in the list of campaigns',
    ],
    ['of a place that says something is its own', ['bodies', 'memberBodies', 1], 'a body whose members give'],
    [
      'of a step has that step’s name',
      ['steps', 'recognition'],
      'one of the five steps, which every plan has; for',
    ],
    [
      'of what is too long names a plan that has it',
      ['steps'],
      'the five steps: agency-review, self-review, member-',
    ],
  ])('%s', (_, at, begin) => {
    expect(planHint(at, 'format')?.en.slice(0, begin.length)).toBe(begin);
  });

  it('has no Markdown in it', () => {
    const hints = [
      ...planFields.map((found) => planHint(found.path, 'format')),
      ...cellFields.map(({ path: [table, column] }) => registerHint(String(table), String(column), 'format')),
    ];
    expect(hints.filter((hint) => hint === undefined || `${hint.en}${hint.vi}`.includes('`'))).toEqual([]);
  });

  it('is in Vietnamese too', () => {
    const hints = [
      ...planFields.map((found) => planHint(found.path, 'format')),
      ...cellFields.map(({ path: [table, column] }) => registerHint(String(table), String(column), 'format')),
      registerHint('units', '', 'syntax'),
      registerHint('units', '', 'unreadable'),
    ];
    expect(hints.flatMap((hint) => (hint ? faultsOfText(hint) : ['there is none']))).toEqual([]);
  });

  it('of recipients says who they are', () => {
    expect(planHint(['steps', 'recognition', 'reminds'], 'missing')).toEqual({
      en: expect.stringMatching(/^who is reminded; focal-person, .*; for example reminds: \[focal-person\]$/),
      vi: expect.stringMatching(/^người được nhắc; focal-person, .*; ví dụ reminds: \[focal-person\]$/),
    });
  });

  it.each([
    [planHint(['bodies', 'memberBodies', 1], 'format'), /; for example - \{ party: /],
    [planHint(['steps', 'recognition'], 'format'), /; for example recognition: \{ title: /],
    [planHint(['steps'], 'missing'), /; for example the plan dong-nai-2026$/],
    [registerHint('register', 'id', 'format'), /; for example id: dong-nai-2026$/],
    [registerHint('units', 'id', 'format'), /; for example so-noi-vu$/],
    [registerHint('units', '', 'syntax'), /^the first row names the columns/],
  ])('goes on with an example as it stands in the file: %s', (hint, end) => {
    expect(hint?.en).toMatch(end);
  });

  it.each(['constructor', 'toString', '__proto__'])('is not found for %s, which every object has', (name) => {
    expect(planHint([name], 'format')).toBeUndefined();
    expect(registerHint('units', name, 'format')).toBeUndefined();
    expect(registerHint(name, 'id', 'format')).toBeUndefined();
    const faults = planFaults(`${PLAN_TEXT}\n${name}: x\n`);
    expect(faults).toMatchObject([{ field: name, rule: 'unknown-field' }]);
  });
});
