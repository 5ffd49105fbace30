/** As much of a JSON Schema as the description of this API is made of. */
export interface JsonSchema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  oneOf?: JsonSchema[];
  anyOf?: JsonSchema[];
  items?: JsonSchema;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  additionalProperties?: boolean | JsonSchema;
  description?: string;
}

/** A schema as a type in TypeScript. Throws where the description has come to use one that this does not know. */
export function typeOf(schema: JsonSchema): string {
  const { $ref, type, enum: values, oneOf, anyOf, items, properties, additionalProperties } = schema;
  if ($ref !== undefined) return $ref.slice($ref.lastIndexOf('/') + 1);
  if (values) return union(values.map(literal));
  const either = oneOf ?? anyOf;
  if (either) return union(either.map(typeOf));
  if (Array.isArray(type)) return union(type.map((each) => typeOf({ ...schema, type: each })));
  if (type === 'array' && items) return isUnion(items) ? `(${typeOf(items)})[]` : `${typeOf(items)}[]`;
  if (type === 'integer' || type === 'number') return 'number';
  if (type === 'string' || type === 'boolean' || type === 'null') return type;
  if (type === 'object') {
    const others = typeof additionalProperties === 'object' ? typeOf(additionalProperties) : 'unknown';
    if (!properties) return `Record<string, ${others}>`;
    const fields = Object.entries(properties).map(([name, each]) => ({
      name,
      type: typeOf(each),
      optional: !schema.required?.includes(name),
      says: each.description,
    }));
    return block(fields, additionalProperties ? [`[key: string]: ${others};`] : []);
  }
  if (Object.keys(schema).length === 0) return 'unknown';
  throw new Error(`There is no type yet for the schema ${JSON.stringify(schema)}`);
}

interface Field {
  name: string;
  type: string;
  optional?: boolean;
  says?: string | undefined;
}

/** Longer ones have a line for each field. */
const ON_ONE_LINE = 100;

/** The type of an object. */
export function block(fields: readonly Field[], more: readonly string[] = []): string {
  const lines = fields.flatMap(({ name, type, optional, says }) => [
    ...(says === undefined ? [] : [`/** ${says.replaceAll('*/', '*\\/')} */`]),
    `${nameOf(name)}${optional ? '?' : ''}: ${type};`,
  ]);
  const all = [...lines, ...more];
  if (all.length === 0) return 'Record<string, never>';
  const inOne = all.join(' ');
  if (inOne.length <= ON_ONE_LINE && !/\n|\/\*\*/.test(inOne)) return `{ ${inOne.replace(/;$/, '')} }`;
  return `{\n${indented(all.join('\n'))}\n}`;
}

const indented = (text: string): string => text.replace(/^/gm, '  ');
const literal = (value: unknown): string =>
  typeof value === 'string' ? `'${value.replace(/['\\]/g, '\\$&')}'` : JSON.stringify(value);
const nameOf = (name: string): string => (/^[A-Za-z_$][\w$]*$|^\d+$/.test(name) ? name : literal(name));
const union = (types: readonly string[]): string => [...new Set(types)].join(' | ');
const isUnion = ({ type, enum: values, oneOf, anyOf }: JsonSchema): boolean =>
  Array.isArray(type) || (oneOf ?? anyOf ?? values ?? []).length > 1;
