import { z } from 'zod';
import type { Text } from '../domain/text';
import { type Field, fieldOf } from './field';
import { calendarAndSender } from './plan/fields/calendar-and-sender';
import { fiveSteps } from './plan/fields/five-steps';
import { body, dayOfYear } from './plan/fields/values';
import { whatAndWhen } from './plan/fields/what-and-when';
import { whatIsEvaluated } from './plan/fields/what-is-evaluated';
import { whoTakesPart } from './plan/fields/who-takes-part';
import { registerHead, registerRows } from './register/schema';

type Shape = Readonly<Record<string, z.ZodType>>;

/** The fields of what a plan has in many places; they are told once, in tables of their own. */
const SHARED: Readonly<Record<string, Shape>> = { day: dayOfYear.shape, body: body.shape };
const shared = new Set(Object.values(SHARED).flatMap((shape) => Object.values(shape)));

/** What lies directly in a schema, by what its path goes on with; fields that all have one schema are `.*`. */
function within(schema: z.ZodType): [string, z.ZodType][] {
  const plain: unknown = schema instanceof z.ZodOptional ? schema.unwrap() : schema;
  if (plain instanceof z.ZodArray && plain.element instanceof z.ZodType) return [['[]', plain.element]];
  if (!(plain instanceof z.ZodObject)) return [];
  const fields = Object.entries<z.ZodType>(plain.shape);
  const [first, ...others] = fields;
  if (first && others.length > 0 && others.every(([, other]) => other === first[1]))
    return [['.*', first[1]]];
  return fields.map(([name, inner]) => [`.${name}`, inner]);
}

const fieldsAt = (path: string, schema: z.ZodType): [string, Field][] => {
  const own = fieldOf(schema);
  return [
    ...(own ? [[path, own] satisfies [string, Field]] : []),
    ...within(schema)
      .filter(([, inner]) => !shared.has(inner))
      .flatMap(([more, inner]) => fieldsAt(`${path}${more}`, inner)),
  ];
};

const fieldsOf = (shape: Shape, prefix = ''): [string, Field][] =>
  Object.entries(shape).flatMap(([name, schema]) => fieldsAt(`${prefix}${name}`, schema));

/** Every field by its path, with `[]` for a place in a list and `steps.*` for any of the five steps, by table. */
export const REFERENCE: ReadonlyMap<string, readonly [string, Field][]> = new Map([
  ...Object.entries({
    ...SHARED,
    'what-and-when': whatAndWhen,
    'what-is-evaluated': whatIsEvaluated,
    'who-takes-part': whoTakesPart,
    'five-steps': fiveSteps,
    'calendar-and-sender': calendarAndSender,
  }).map(([name, shape]): [string, [string, Field][]] => [name, fieldsOf(shape)]),
  [
    'register',
    Object.entries({ register: registerHead, ...registerRows }).flatMap(([file, { shape }]) =>
      fieldsOf(shape, `${file}.`),
    ),
  ],
]);

type Language = keyof Text;

const HEADS: Record<Language, readonly string[]> = {
  en: ['field', 'what it means, and what it influences', 'form; default', 'example'],
  vi: ['trường', 'ý nghĩa và ảnh hưởng', 'cách ghi; mặc định', 'ví dụ'],
};

const row = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;

function rowOf([path, { why, more, form, without, example }]: readonly [string, Field], language: Language) {
  return row([
    `\`${path}\``,
    [why, more].flatMap((said) => said?.[language] ?? []).join('. '),
    [form, without].flatMap((said) => said?.[language] ?? []).join('; '),
    typeof example === 'string'
      ? `\`${example}\``
      : `[\`${example.plan}\`](../config/plans/${example.plan}.yaml)`,
  ]);
}

const TABLE = /(<!-- fields: (\S+) -->\n).*?(<!-- end of fields -->)/gs;

/** A page of the documentation with each of its tables of fields, which stand between marks, as the schemas have it. */
export const withTables = (page: string, language: Language): string =>
  page.replace(TABLE, (_, begin: string, name: string, end: string) => {
    const fields = REFERENCE.get(name);
    if (!fields) throw new Error(`there is no table of fields «${name}»`);
    const head = [row(HEADS[language]), row(HEADS[language].map(() => '---'))];
    return `${begin}\n${[...head, ...fields.map((each) => rowOf(each, language))].join('\n')}\n\n${end}`;
  });
