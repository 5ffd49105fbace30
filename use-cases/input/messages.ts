import { z } from 'zod';
import type { FieldRule } from '../../domain/field-fault';
import { said, type Text } from '../../domain/text';

/** A rule of our own, for what Zod calls a custom issue. */
interface Broken {
  params: { rule: FieldRule };
  message: string;
}

export const breaks = (rule: FieldRule, text: Text): Broken => ({
  params: { rule },
  message: said(text),
});

/** Tells of a fault where it is. */
type Tell = (path: PropertyKey[], broken: Broken) => void;

/**
 * A check of a whole that is made although parts of it are wrong, so that all is told at once: Zod's own are left out then.
 * The fields are as they came, whatever they are; of what is no object and no list there are none.
 */
export const whateverElseIsWrong = <Fields extends object>(
  check: (fields: { [Field in keyof Fields]?: unknown }, tell: Tell) => void,
) =>
  z.superRefine<Fields>(
    (value, context) => {
      if (typeof value !== 'object' || value === null) return;
      check(value, (path, broken) => context.addIssue({ code: 'custom', input: value, path, ...broken }));
    },
    { when: () => true },
  );

/** Of a list: no two members with the same in a field; the text is of the second. */
export const eachOnce = <Row extends object>(field: keyof Row & string, text: Text) =>
  whateverElseIsWrong<Row[]>((rows, tell) => {
    const seen = new Set<unknown>();
    for (const [i, row] of (Array.isArray(rows) ? rows : []).entries()) {
      const id: unknown = typeof row === 'object' && row !== null ? Reflect.get(row, field) : undefined;
      if (id !== undefined && seen.has(id)) tell([i, field], breaks('duplicate', text));
      seen.add(id);
    }
  });
