import { z } from 'zod';
import { endpoints } from '../../../api/endpoints';
import type { FieldFault } from '../../../domain/field-fault';
import { heard, said } from '../../../domain/text';
import { fieldFaults } from '../../../use-cases/input/parse';
import { faultsOf } from '../../support/api/words';

/** The messages that schemas bring along, wherever in them. */
function ownMessages(within: unknown, seen = new Set<unknown>()): string[] {
  if (typeof within !== 'object' || within === null || seen.has(within)) return [];
  seen.add(within);
  const definition = '_zod' in within ? (within as z.ZodType)._zod.def : within;
  return Object.entries(definition).flatMap(([name, value]) => {
    if (name !== 'error' || typeof value !== 'function') return ownMessages(value, seen);
    const message: unknown = value({ code: 'custom', input: undefined });
    return typeof message === 'string' ? [message] : [];
  });
}

describe('a field', () => {
  const messagesOf = (schema: z.ZodType, value: unknown): FieldFault[] => {
    const parsed = schema.safeParse(value, { reportInput: true });
    return parsed.error ? fieldFaults(parsed.error) : [];
  };

  it.each<[string, z.ZodType, unknown, string]>([
    ['is too short', z.string().min(3), 'ab', 'Use at least 3 characters.'],
    ['is too long', z.string().max(3), 'abcd', 'Use at most 3 characters.'],
    ['has too few entries', z.array(z.string()).min(2), ['a'], 'Give at least 2 of them.'],
    ['has too many entries', z.array(z.string()).max(1), ['a', 'b'], 'Give at most 1 of them.'],
    ['is too small', z.number().min(1), 0, 'This must be 1 or more.'],
    ['is not above', z.number().positive(), 0, 'This must be more than 0.'],
    ['is too large', z.number().max(5), 6, 'This must be 5 or less.'],
    ['is not below', z.number().lt(5), 5, 'This must be less than 5.'],
    ['is no text', z.string(), 1, 'This must be text.'],
    ['is no number', z.number(), 'one', 'This must be a number.'],
    ['is no whole number', z.int(), 1.5, 'This must be a whole number.'],
    ['is neither true nor false', z.boolean(), 1, 'This must be "true" or "false".'],
    ['is no list', z.array(z.string()), {}, 'This must be a list.'],
    ['is no object', z.object({}), [], 'This must be an object with named fields.'],
    ['is of a kind that has no name', z.date(), 1, 'This has the wrong type.'],
    ['is no day', z.iso.date(), '31/12', 'Write a day of the calendar, such as "2026-12-31".'],
    [
      'is no instant',
      z.iso.datetime({ offset: true }),
      'now',
      'Write an instant with its offset, such as "2026-12-31T08:00:00+07:00".',
    ],
    ['is no address', z.url(), 'x', 'Write a full address, such as "https://so-y-te.example/5-tb".'],
    ['is written otherwise', z.string().regex(/^x$/), 'y', 'This does not have the required form.'],
    ['is none of some', z.enum(['a', 'b']), 'c', 'This must be one of "a", "b".'],
    [
      'has none of some forms',
      z.union([z.literal('all'), z.array(z.string())]),
      1,
      'This matches none of the accepted formats.',
    ],
    ['breaks what has no name', z.string().refine(() => false), 'x', 'This does not have the required form.'],
  ])('that %s is told so in both languages', (_what, schema, value, en) => {
    const [error] = messagesOf(schema, value);
    expect(error?.message.en).toBe(en);
    expect(faultsOf(error?.message ?? { en: undefined, vi: undefined })).toEqual([]);
  });

  it('has the words of its schema before any other', () => {
    const text = { en: 'Say x.', vi: 'Đề nghị ghi chữ cái.' };
    expect(messagesOf(z.string().regex(/^x$/, said(text)), 'y')).toMatchObject([{ message: text }]);
  });
});

it('no schema of an endpoint says anything in one language alone', () => {
  const messages = endpoints.flatMap(({ params, query, body }) => ownMessages([params, query, body]));
  expect(messages.length).toBeGreaterThan(0);
  expect(messages.filter((message) => !heard(message))).toEqual([]);
  expect(messages.flatMap((message) => faultsOf(heard(message) as { en: string; vi: string }))).toEqual([]);
});
