import { type Node, treeOf } from '../access/fields';
import { accessOf, type Operation } from '../access/table';

/** As much of a JSON Schema as answers are made of. */
export interface Schema {
  $ref?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  additionalProperties?: boolean | Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
}

/**
 * Makes optional, in the schema of an operation's answer, every field that some role with a way to it does not see:
 * what is required of an answer has to hold for whoever asks. Components are shared, and are changed in place.
 */
export function makeHiddenFieldsOptional(
  operation: Operation,
  schema: Schema,
  components: Readonly<Record<string, Schema>>,
): void {
  const { cells } = accessOf(operation);
  for (const cell of Object.values(cells).flat()) hide(schema, treeOf(cell.sees), components);
}

function hide(schema: Schema, seen: Node, components: Readonly<Record<string, Schema>>): void {
  if (seen.whole) return;
  const { $ref, properties, items } = schema;
  if ($ref !== undefined) {
    const component = components[$ref.replace('#/components/schemas/', '')];
    if (component) hide(component, seen, components);
    return;
  }
  for (const each of [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])]) {
    hide(each, seen, components);
  }
  if (items) for (const below of seen.items.values()) hide(items, below, components);
  if (!properties) return;
  for (const [name, below] of seen.fields) {
    const property = properties[name];
    if (property) hide(property, below, components);
  }
  if (schema.required) schema.required = schema.required.filter((name) => seen.fields.has(name));
  if (schema.required?.length === 0) delete schema.required;
}
