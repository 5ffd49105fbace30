import { z } from 'zod';
import { didYouMean } from '../did-you-mean';
import type { FaultRule, FieldPath } from '../fault';
import { inside } from '../field';

export interface FieldFault {
  path: FieldPath;
  rule: FaultRule;
  message: string;
}

function knownFields(schema: z.ZodType, path: FieldPath): string[] {
  const at = path.reduce<z.ZodType | undefined>((outer, key) => outer && inside(outer, key), schema);
  const object: unknown = at instanceof z.ZodOptional ? at.unwrap() : at;
  return object instanceof z.ZodObject ? Object.keys(object.shape) : [];
}

const EXPECTED: Record<string, string> = {
  string: 'text',
  int: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  object: 'fields with a colon each',
};

const kindOf = (input: unknown): string =>
  Array.isArray(input)
    ? 'array'
    : typeof input === 'number' && !Number.isInteger(input)
      ? 'fraction'
      : typeof input;

function typeMessage(expected: string, input: unknown): string {
  const found = kindOf(input);
  const quoted =
    expected === 'string' && (found === 'number' || found === 'boolean') ? '; put it in quotes' : '';
  return `must be ${EXPECTED[expected] ?? expected}, not ${EXPECTED[found] ?? `a ${found}`}${quoted}`;
}

/** A field's own words where it has some; zod's are for programmers. */
const smallMessage = ({ message, minimum }: z.core.$ZodIssueTooSmall): string =>
  message.startsWith('Too small') ? `must be ${minimum} or more` : message;
const bigMessage = ({ message, maximum }: z.core.$ZodIssueTooBig): string =>
  message.startsWith('Too big') ? `must be ${maximum} or less` : message;

function nearOrAll(key: string, known: readonly string[]): string {
  const near = didYouMean(key, known);
  return near === '' && known.length > 0 ? `; here are ${known.join(', ')}` : near;
}

function faultsOf(schema: z.ZodType, issue: z.core.$ZodIssue): FieldFault[] {
  const path = issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key));
  const isAbsent = issue.input === undefined || issue.input === null;
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: [...path, key],
        rule: 'unknown-field',
        message: `there is no such field${nearOrAll(key, knownFields(schema, path))}`,
      }));
    case 'invalid_type':
      return [
        isAbsent
          ? { path, rule: 'missing', message: 'is missing' }
          : { path, rule: 'format', message: typeMessage(issue.expected, issue.input) },
      ];
    case 'invalid_value': {
      const values = issue.values.map(String);
      const found = typeof issue.input === 'string' ? issue.input : JSON.stringify(issue.input);
      const oneOf = `must be one of ${values.join(', ')}`;
      return [
        isAbsent
          ? { path, rule: 'missing', message: `is missing: ${oneOf}` }
          : { path, rule: 'format', message: `is «${found}», ${oneOf}${didYouMean(found, values)}` },
      ];
    }
    case 'too_small':
      return issue.origin === 'string' || issue.origin === 'array'
        ? [{ path, rule: 'missing', message: 'must not be empty' }]
        : [{ path, rule: 'format', message: smallMessage(issue) }];
    case 'too_big':
      return [{ path, rule: 'format', message: bigMessage(issue) }];
    case 'invalid_format':
      return issue.input === ''
        ? [] // min(1) has said that it is empty
        : [{ path, rule: issue.format === 'email' ? 'bad-email' : 'format', message: issue.message }];
    default:
      return [{ path, rule: 'format', message: issue.message }];
  }
}

/** Every fault that a schema finds in a value, in words that teach. */
export function schemaFaults(schema: z.ZodType, value: unknown): FieldFault[] {
  const result = schema.safeParse(value, { reportInput: true });
  return result.success ? [] : result.error.issues.flatMap((issue) => faultsOf(schema, issue));
}
