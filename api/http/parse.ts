import type { z } from 'zod';
import { type FieldError, InvalidRequest } from './errors';
import { textOfIssue } from './issue-text';
import type { Rule } from './rules';
import { heard } from './schema-text';

/** A part of the request by its schema; without one it is not looked at. Throws {@link InvalidRequest}. */
export function parseRequest(
  schema: z.ZodType | undefined,
  value: unknown,
  part: 'params' | 'query' | 'body',
): unknown {
  if (!schema) return undefined;
  // A request without a body is told which fields are missing, rather than that `undefined` is no object.
  // With what was sent an issue tells whether there was anything; it goes no further than here.
  const parsed = schema.safeParse(value ?? {}, { reportInput: true });
  if (parsed.success) return parsed.data;
  throw new InvalidRequest(fieldErrors(parsed.error, part === 'query' ? '?' : ''));
}

/** The faults of a value by field and rule; the messages never quote what was sent. */
export const fieldErrors = (error: z.ZodError, prefix = ''): FieldError[] =>
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

function ruleOf(issue: z.core.$ZodIssue): Rule {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'required' : 'type';
    case 'too_small':
      return issue.origin === 'string' && issue.minimum === 1 ? 'required' : 'too-small';
    case 'too_big':
      return 'too-big';
    case 'invalid_value':
    case 'invalid_union':
      return 'one-of';
    case 'custom':
      return (issue.params?.['rule'] as Rule | undefined) ?? 'format';
    default:
      return 'format';
  }
}
