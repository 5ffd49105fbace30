import type { OpenApiDocument } from './document';
import { block, type JsonSchema, typeOf } from './type-text';

/** As much of OpenAPI 3.1 as the description of this API is made of. */
interface Described {
  components: { schemas: Record<string, JsonSchema> };
  paths: Record<string, Record<string, DescribedOperation>>;
}

interface DescribedOperation {
  summary?: string;
  parameters?: Parameter[];
  requestBody?: { required?: boolean; content: Content };
  responses: Record<string, { content?: Content }>;
}

interface Parameter {
  name: string;
  in: string;
  required?: boolean;
  schema: JsonSchema;
}

type Content = Record<string, { schema: JsonSchema }>;

const JSON_TYPE = 'application/json';
const PROBLEM_TYPE = 'application/problem+json';

const HEAD = `// Made by «npm run docs» from the API's description of itself (/openapi.json). Do not edit.

interface Json<Answer> {
  content: { '${JSON_TYPE}': Answer };
}

/** Every answer that is no success is a problem document (RFC 9457). */
interface Refused {
  content: { '${PROBLEM_TYPE}': Problem };
}
`;

/**
 * The types of a client, in TypeScript: each schema by its name, and `paths` as `openapi-fetch` reads it, which is how
 * `openapi-typescript` would write it. That one needs a compiler's API, which TypeScript 7 does not have.
 */
export function clientTypes(document: OpenApiDocument): string {
  const { components, paths } = JSON.parse(JSON.stringify(document)) as Described;
  const schemas = Object.entries(components.schemas).map(([name, schema]) => {
    const type = typeOf(schema);
    return type.startsWith('{') ? `export interface ${name} ${type}` : `export type ${name} = ${type};`;
  });
  const addresses = Object.entries(paths).map(([path, methods]) => {
    const operations = Object.entries(methods).map(([method, operation]) => ({
      name: method,
      type: operationType(operation),
      says: operation.summary,
    }));
    return { name: path, type: block(operations) };
  });
  return [HEAD, ...schemas.map((text) => `${text}\n`), `export interface paths ${block(addresses)}\n`].join(
    '\n',
  );
}

function operationType({ parameters = [], requestBody, responses }: DescribedOperation): string {
  const places = [...new Set(parameters.map((each) => each.in))].map((place) => {
    const ofPlace = parameters.filter((each) => each.in === place);
    const fields = ofPlace.map(({ name, required, schema }) => ({
      name,
      type: typeOf(schema),
      optional: !required,
    }));
    return { name: place, type: block(fields), optional: ofPlace.every(({ required }) => !required) };
  });
  const all = Object.entries(responses);
  const successes = all.filter(([, { content }]) => !isProblem(content));
  const answers = successes.map(([status, { content = {} }]) => ({
    name: status,
    type: contentType(content),
  }));
  return block([
    ...(places.length > 0 ? [{ name: 'parameters', type: block(places) }] : []),
    ...(requestBody
      ? [{ name: 'requestBody', type: contentType(requestBody.content), optional: !requestBody.required }]
      : []),
    {
      name: 'responses',
      type: block([
        ...answers,
        ...(all.length > successes.length ? [{ name: 'default', type: 'Refused' }] : []),
      ]),
    },
  ]);
}

const isProblem = (content: Content | undefined): boolean => content?.[PROBLEM_TYPE] !== undefined;

/** Where there is JSON, the other forms are for people. */
function contentType(content: Content): string {
  if (Object.keys(content).length === 0) return '{ content?: never }';
  const json = content[JSON_TYPE];
  if (json) return `Json<${typeOf(json.schema)}>`;
  const forms = Object.entries(content).map(([name, { schema }]) => ({ name, type: typeOf(schema) }));
  return block([{ name: 'content', type: block(forms) }]);
}
