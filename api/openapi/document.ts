import { OpenAPIRegistry, OpenApiGeneratorV31, type RouteConfig } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import { API_PREFIX } from '../../config/api-prefix';
import { accessInWords } from '../access/words';
import { topicOf } from '../endpoints';
import { type Endpoint, nothing, takesBytes } from '../http/endpoint';
import { makeHiddenFieldsOptional, type Schema } from './optional-fields';
import { HEADERS, type Headers, header, problemResponses, type Responses } from './responses';
import { problemStatusesOf, STATUS_IN_WORDS } from './statuses';

/** A description of the API; see {@link openApiDocument}. */
export type OpenApiDocument = ReturnType<OpenApiGeneratorV31['generateDocument']>;

/** Of what is below `/api/v1`: grows in the middle when something is added, and in front when the prefix does. */
const API_VERSION = '1.0.0';

function headersOf({ pages, idempotent }: Endpoint, status: number): { headers?: Headers } {
  if (pages) return { headers: { Link: header('Links to the first and the next page (RFC 8288)') } };
  return idempotent && HEADERS[status] ? { headers: HEADERS[status] } : {};
}

const BINARY = { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } as const;

function answersOf(endpoint: Endpoint): Responses {
  const { answers, produces, sendsBytes } = endpoint;
  const texts = Object.fromEntries(
    produces.filter((type) => type !== 'application/json').map((type) => [type, { schema: z.string() }]),
  );
  return Object.fromEntries(
    Object.entries(answers).map(([status, schema]) => [
      status,
      {
        description: STATUS_IN_WORDS[Number(status)] ?? '',
        ...(schema !== nothing && {
          content: sendsBytes ? BINARY : { 'application/json': { schema }, ...texts },
        }),
        ...headersOf(endpoint, Number(status)),
      },
    ]),
  );
}

const LANGUAGE = z.string().optional().meta({
  description: 'Language of problem documents: vi or en',
  example: 'vi',
});
const IDEMPOTENCY_KEY = z.string().max(255).optional().meta({
  description:
    'Send the same key with every repetition of a request: for 24 hours the API repeats its first answer',
});
const LAST_EVENT_ID = z.string().max(100).optional().meta({
  description: 'Id of the last event that you received',
});
const IF_MATCH = z.string().optional().meta({
  description: 'ETag of the version that you read; 412 if it has changed',
});
const IF_NONE_MATCH = z.string().optional().meta({
  description: '`*`: 412 if it is there already',
});

function routeOf(endpoint: Endpoint): RouteConfig {
  const { operation, method, path, summary, params, query, body, conditional, idempotent, produces } =
    endpoint;
  return {
    method,
    path: `${API_PREFIX}${path.replace(/:(\w+)/g, '{$1}')}`,
    operationId: operation,
    tags: [topicOf(endpoint)],
    summary,
    description: accessInWords(operation),
    security: [{ key: [] }],
    request: {
      ...(params && { params: params as z.ZodObject }),
      ...(query && { query: query as z.ZodObject }),
      ...(body && {
        body: {
          required: !body.safeParse(undefined).success,
          content: takesBytes(body) ? BINARY : { 'application/json': { schema: body } },
        },
      }),
      headers: z.object({
        'Accept-Language': LANGUAGE,
        ...(conditional && { 'If-Match': IF_MATCH }),
        ...(conditional && method === 'put' && { 'If-None-Match': IF_NONE_MATCH }),
        ...(produces.includes('text/event-stream') && { 'Last-Event-ID': LAST_EVENT_ID }),
        ...(idempotent && { 'Idempotency-Key': IDEMPOTENCY_KEY }),
      }),
    },
    responses: { ...answersOf(endpoint), ...problemResponses(problemStatusesOf(endpoint)) },
  };
}

/** OpenAPI 3.1, made of the schemas that requests are validated by and answers are held to in the tests. */
export function openApiDocument(
  endpoints: readonly Endpoint[],
  /** What does not take keys. */
  others: readonly RouteConfig[] = [],
): OpenApiDocument {
  const registry = new OpenAPIRegistry();
  registry.registerComponent('securitySchemes', 'key', {
    type: 'http',
    scheme: 'bearer',
    description:
      "A key of the API, as «npm run keys -- create» prints it. With a rehearsal's key, the headers `Act-As` (such as `reviewer/so-tai-chinh`) and `Plan-Instant` set who acts, and when in plan time",
  });
  for (const route of [...endpoints.map(routeOf), ...others]) registry.registerPath(route);
  const document = new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: 'Công vụ',
      version: API_VERSION,
      description: 'Yearly evaluation of public-service results (đánh giá kết quả công vụ) of a province.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
  });
  relax(document, endpoints);
  return document;
}

/** What not everybody sees is required of nobody's answer. */
function relax({ components, paths }: OpenApiDocument, endpoints: readonly Endpoint[]): void {
  const schemas = (components?.schemas ?? {}) as Record<string, Schema>;
  for (const { operation, method, path, answers } of endpoints) {
    const item = paths?.[`${API_PREFIX}${path.replace(/:(\w+)/g, '{$1}')}`]?.[method];
    for (const status of Object.keys(answers)) {
      const schema = item?.responses?.[status]?.content?.['application/json']?.schema as Schema | undefined;
      if (schema) makeHiddenFieldsOptional(operation, schema, schemas);
    }
  }
}
