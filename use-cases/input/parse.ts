import type { z } from 'zod';
import type { FieldFault, FieldRule } from '../../domain/field-fault';
import { inOneForm } from '../../domain/input-text';
import { heard } from '../../domain/text';
import { refuseFaults } from '../refusals';
import { isBeyond, textOfIssue } from './issue-text';

/**
 * What a schema makes of a value that came from outside, once it is in the one form. Throws the refusal `invalid` with every fault; `prefix` stands
 * before the names of fields, such as `?` for those of a query.
 */
export function parseInput<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  prefix = '',
): z.output<Schema> {
  const { value: read, faults } = readInput(schema, value, prefix);
  refuseFaults(faults);
  return read as z.output<Schema>;
}

/** The same, where what else is wrong is told together with it; `value` is undefined if there are faults. */
export function readInput<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  prefix = '',
): { value: z.output<Schema> | undefined; faults: FieldFault[] } {
  // What has no body at all is told which fields are missing, rather than that `undefined` is no object.
  // With what was sent an issue tells whether there was anything; it goes no further than here.
  const parsed = schema.safeParse(inOneForm(value ?? {}), { reportInput: true });
  return parsed.success
    ? { value: parsed.data, faults: [] }
    : { value: undefined, faults: fieldFaults(parsed.error, prefix) };
}

/** The faults of a value by field and rule; the messages never quote what was sent. */
export const fieldFaults = (error: z.ZodError, prefix = ''): FieldFault[] =>
  error.issues.flatMap((issue) => {
    const message = heard(issue.message) ?? textOfIssue(issue);
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        field: `${prefix}${fieldName([...issue.path, key])}`,
        rule: 'unknown-field' as const,
        message,
      }));
    }
    return [{ field: `${prefix}${fieldName(issue.path)}`, rule: ruleOf(issue), message }];
  });

/** `results[2].unit`. */
const fieldName = (path: readonly PropertyKey[]): string =>
  path
    .map((key, i) => (typeof key === 'number' ? `[${key}]` : i > 0 ? `.${String(key)}` : String(key)))
    .join('');

function ruleOf(issue: z.core.$ZodIssue): FieldRule {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return 'required';
      return isBeyond(issue.input) ? (issue.input > 0 ? 'too-big' : 'too-small') : 'type';
    case 'too_small':
      return issue.origin === 'string' && issue.minimum === 1 ? 'required' : 'too-small';
    case 'too_big':
      return 'too-big';
    case 'invalid_value':
    case 'invalid_union':
      return 'one-of';
    case 'custom':
      return (issue.params?.['rule'] as FieldRule | undefined) ?? 'format';
    default:
      return 'format';
  }
}
