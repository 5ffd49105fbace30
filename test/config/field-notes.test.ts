import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { FieldPath } from '../../config/fault';
import { notePath, planHint, registerHint } from '../../config/hints';
import { PLAN_NOTES } from '../../config/plan/notes';
import { planSchema } from '../../config/plan/schema';
import { REGISTER_NOTES } from '../../config/register/notes';
import { registerHead, registerRows } from '../../config/register/schema';
import { PLAN_TEXT, planFaults } from '../fixtures/plan-files';

/** Every path of a schema, as notes and documentation write it; the five steps are one. */
function pathsOf(schema: unknown, at: FieldPath = []): string[] {
  if (schema instanceof z.ZodOptional) return pathsOf(schema.unwrap(), at);
  if (schema instanceof z.ZodArray) {
    // A list of plain values is one field; of one with fields, the fields are told.
    return pathsOf(schema.element, [...at, 0]).filter((found) => !found.endsWith('[]'));
  }
  const own = at.length > 0 ? [notePath(at)] : [];
  if (!(schema instanceof z.ZodObject)) return own;
  return [
    ...own,
    ...Object.entries(schema.shape).flatMap(([key, field]) => {
      const inner = [...at, key];
      return [notePath(inner), ...pathsOf(field, inner)];
    }),
  ];
}

const planPaths = new Set(pathsOf(planSchema));
const registerPaths = new Set([
  ...Object.keys(registerHead.shape).map((field) => `register.${field}`),
  ...Object.entries(registerRows).flatMap(([table, row]) =>
    Object.keys(row.shape).map((column) => `${table}.${column}`),
  ),
]);

/** The one list whose places are bodies, and so have a note of their own. */
const PLACES = ['bodies.memberBodies[]'];

test('the paths are those of the schema', () => {
  for (const known of ['reading', 'steps.*.overdueDays[].to', 'bodies.memberBodies[].office.party']) {
    expect(planPaths).toContain(known);
  }
  expect(registerPaths).toContain('units.code');
});

test('the checker has a note on every field of a plan and of a register, and on nothing else', () => {
  expect(new Set(Object.keys(PLAN_NOTES))).toEqual(new Set([...planPaths, ...PLACES]));
  expect(new Set(Object.keys(REGISTER_NOTES))).toEqual(registerPaths);
});

test('docs/plans.md explains every field of a plan and of a register, and nothing else', () => {
  const text = readFileSync(path.join(__dirname, '../../docs/plans.md'), 'utf8');
  const rows = text.split('\n').filter((line) => line.startsWith('| `'));
  const named = rows.flatMap((row) =>
    [...(row.split(' | ')[0] ?? '').matchAll(/`([^`]+)`/g)].map((m) => m[1]),
  );
  expect(new Set(named)).toEqual(new Set([...planPaths, ...PLACES, ...registerPaths]));
  expect(named).toHaveLength(new Set(named).size);
  for (const row of rows) expect(row.split(' | ')).toHaveLength(4);
});

test.each(['constructor', 'toString', '__proto__'])(
  'there is no note of a field %s, which every object has',
  (name) => {
    expect(planHint([name], 'format')).toBeUndefined();
    expect(registerHint('units', name, 'format')).toBeUndefined();
    const faults = planFaults(`${PLAN_TEXT}\n${name}: x\n`);
    expect(faults).toMatchObject([{ field: name, rule: 'unknown-field' }]);
  },
);
