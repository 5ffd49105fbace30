import type { z } from 'zod';
import { type FieldError, InvalidRequest } from './errors';

/** A part of the request by its schema; without one it is not looked at. Throws {@link InvalidRequest}. */
export function parseRequest(
  schema: z.ZodType | undefined,
  value: unknown,
  part: 'params' | 'query' | 'body',
): unknown {
  if (!schema) return undefined;
  // A request without a body is told which fields are missing, rather than that `undefined` is no object.
  const parsed = schema.safeParse(value ?? {});
  if (parsed.success) return parsed.data;
  throw new InvalidRequest(fieldErrors(parsed.error, part === 'query' ? '?' : ''));
}

/** The faults of a value by field and rule; the messages never quote what was sent. */
export const fieldErrors = (error: z.ZodError, prefix = ''): FieldError[] =>
  error.issues.flatMap((issue) => {
    const field = `${prefix}${fieldName(issue.path)}`;
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        field: `${prefix}${fieldName([...issue.path, key])}`,
        rule: 'unknown-field',
        message: 'There is no such field.',
      }));
    }
    return [{ field, rule: ruleOf(issue), message: issue.message }];
  });

/** `results[2].unit`. */
const fieldName = (path: readonly PropertyKey[]): string =>
  path
    .map((key, i) => (typeof key === 'number' ? `[${key}]` : i > 0 ? `.${String(key)}` : String(key)))
    .join('');

function ruleOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.endsWith('received undefined') ? 'required' : 'type';
    case 'too_small':
      return issue.origin === 'string' && issue.minimum === 1 ? 'required' : 'too-small';
    case 'too_big':
      return 'too-big';
    case 'invalid_format':
      return 'format';
    case 'invalid_value':
      return 'one-of';
    case 'invalid_union':
      return 'one-of';
    case 'custom':
      return typeof issue.params?.['rule'] === 'string' ? issue.params['rule'] : 'custom';
    default:
      return 'format';
  }
}
