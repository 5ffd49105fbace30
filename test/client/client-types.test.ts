import { clientTypes } from '../../api/openapi/client-types';
import type { OpenApiDocument } from '../../api/openapi/document';

const json = (schema: object) => ({ content: { 'application/json': { schema } } });
const described = (schemas: object, paths: object = {}) =>
  clientTypes({ components: { schemas }, paths } as unknown as OpenApiDocument);
const named = (field: string) => ({ type: 'object', properties: { [field]: { type: 'string' } } });

describe('types of a client', () => {
  it.each([
    [
      'a field that may be missing',
      { type: 'object', properties: { a: { type: 'string' } } },
      '{ a?: string }',
    ],
    [
      'one that may not',
      { type: 'object', properties: { a: { type: 'integer' } }, required: ['a'] },
      '{ a: number }',
    ],
    ['nothing', { type: ['string', 'null'] }, 'string | null'],
    ['a list of words', { type: 'array', items: { type: 'string', enum: ["a'", 'b'] } }, "('a\\'' | 'b')[]"],
    [
      'a list of two kinds of objects',
      { type: 'array', items: { anyOf: [named('a'), named('b')] } },
      '({ a?: string } | { b?: string })[]',
    ],
    [
      'one of two',
      { oneOf: [{ $ref: '#/components/schemas/B' }, { type: 'boolean', enum: [true] }] },
      'B | true',
    ],
    [
      'values by name',
      { type: 'object', additionalProperties: { type: 'number' } },
      'Record<string, number>',
    ],
    ['no field', { type: 'object', properties: {}, additionalProperties: false }, 'Record<string, never>'],
  ])('know %s', (_what, schema, type) => {
    expect(described({ A: schema })).toMatch(
      new RegExp(`^export (type A = |interface A )${escaped(type)};?$`, 'm'),
    );
  });

  it('say what a field means', () => {
    const a = { type: 'string', description: 'Chosen by the sender' };
    expect(described({ A: { type: 'object', properties: { a } } })).toContain(
      '/** Chosen by the sender */\n  a?: string;',
    );
  });

  it('have of an operation what it takes, and what it answers', () => {
    const post = {
      summary: 'Files it',
      parameters: [{ name: 'unit', in: 'path', required: true, schema: { type: 'string' } }],
      requestBody: { required: true, ...json({ $ref: '#/components/schemas/A' }) },
      responses: {
        200: json({ $ref: '#/components/schemas/B' }),
        404: { content: { 'application/problem+json': { schema: {} } } },
      },
    };
    expect(described({}, { '/units/{unit}': { post } })).toContain(`export interface paths {
  '/units/{unit}': {
    /** Files it */
    post: {
      parameters: { path: { unit: string } };
      requestBody: Json<A>;
      responses: { 200: Json<B>; default: Refused };
    };
  };
}`);
  });

  it('have nothing of an answer that has nothing', () => {
    const remove = { responses: { 204: { description: '' } } };
    expect(described({}, { '/drafts': { delete: remove } })).toContain(
      'delete: { responses: { 204: { content?: never } } }',
    );
  });

  it('are not made of a schema that they do not know', () => {
    expect(() => described({ A: { not: { type: 'string' } } })).toThrow('{"not":{"type":"string"}}');
  });
});

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
