import { z } from 'zod';
import type { Text } from '../domain/text';

/** What the author of a file may want to know of a field: the checker's hints and docs/plans.md are made from it. */
export interface Field {
  /** What it is for, in a clause; the checker adds it to a fault. */
  why: Text;
  /** What the reference adds: sentences without the last full stop. */
  more?: Text | undefined;
  /** What stands there, such as «line». */
  form: Text;
  /** What holds where an optional field is left out. */
  without?: Text | undefined;
  /** What the checker alone adds: the reference says it once, beside the table. */
  hint?: Text | undefined;
  /** A right value as it stands in the file; of what is too long for that, a plan that has it. */
  example: string | { plan: string };
}

declare module 'zod' {
  interface GlobalMeta extends Partial<Field> {}
}

/**
 * A field, from a schema that may be shared: what is said of it here is said of this use alone. Its form is that of the
 * schema, unless it has one of its own.
 */
export const field = <S extends z.ZodType>(
  schema: S,
  about: Omit<Field, 'form'> & Partial<Pick<Field, 'form'>>,
): S => schema.meta({ ...about });

/** What a schema says of itself as a field; the values inside a list and what is shared are none. */
export function fieldOf(schema: z.ZodType): Field | undefined {
  const value = schema instanceof z.ZodOptional ? metaOf(schema.unwrap()) : undefined;
  const { why, more, form, without, hint, example } = { ...value, ...schema.meta() };
  return why && form && example !== undefined ? { why, more, form, without, hint, example } : undefined;
}

const metaOf = (schema: unknown) => (schema instanceof z.ZodType ? schema.meta() : undefined);

/** The schema of a field of an object or of any place of a list, which may be optional; of nothing else. */
export function inside(schema: z.ZodType, key: string | number): z.ZodType | undefined {
  const outer: unknown = schema instanceof z.ZodOptional ? schema.unwrap() : schema;
  const found: unknown =
    outer instanceof z.ZodObject
      ? outer.shape[key]
      : outer instanceof z.ZodArray && typeof key === 'number'
        ? outer.element
        : undefined;
  // A file may name a field as every object has one, such as `constructor`.
  return found instanceof z.ZodType ? found : undefined;
}
