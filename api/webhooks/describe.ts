import type { RouteConfig } from '@asteasolutions/zod-to-openapi';
import { z } from 'zod';
import { API_PREFIX } from '../../config/api-prefix';
import { problemResponses } from '../openapi/responses';
import { fateAnswer } from '../senders/fate';
import { reviewFiledExample } from './example';
import { fateParams, fateQuery, reviewFiledBody } from './payload';
import { takenAnswer, testedAnswer } from './response';

/** The three headers of Standard Webhooks; the signature is over `<id>.<timestamp>.<body>`, or the path in place of a body. */
const SIGNED = z.object({
  'webhook-id': z.string().meta({ description: 'Id of the message; a repetition keeps it' }),
  'webhook-timestamp': z
    .string()
    .meta({ description: 'Seconds since 1970-01-01 UTC, at most five minutes off' }),
  'webhook-signature': z.string().meta({ description: '`v1,<base64>`; separate several by spaces' }),
});

const REFUSED = { 401: 'Invalid signature' };

const json = (description: string, schema: z.ZodType) => ({
  description,
  content: { 'application/json': { schema } },
});

const sender = z.object({ sender: fateParams.shape.sender });

/** What other systems call, for the description of the API: it stands beside the endpoints that take keys. */
export const hookRoutes: readonly RouteConfig[] = [
  {
    method: 'post',
    path: `${API_PREFIX}/hooks/{sender}/review-filed`,
    operationId: 'reviewFiled',
    summary:
      'A registered system files a review, a report or an opinion; the signature alone is the credential',
    tags: ['Signed messages'],
    security: [],
    request: {
      params: sender,
      headers: SIGNED,
      body: {
        required: true,
        content: { 'application/json': { schema: reviewFiledBody, example: reviewFiledExample } },
      },
    },
    responses: {
      200: json('A test: everything was checked, nothing was filed', testedAnswer),
      202: json('Stored for good; its fate is told at statusUrl', takenAnswer),
      ...problemResponses([400, 401, 403, 409, 413, 415, 422, 429, 500, 503], REFUSED),
    },
  },
  {
    method: 'get',
    path: `${API_PREFIX}/hooks/{sender}/filings/{campaign}/{filingId}`,
    operationId: 'getSentFilingFate',
    summary: 'State of a filing that a system sent; sign the path and query in place of a body',
    tags: ['Signed messages'],
    security: [],
    request: { params: fateParams, query: fateQuery, headers: SIGNED },
    responses: {
      200: json('Its fate, without content', fateAnswer),
      ...problemResponses([400, 401, 404, 413, 415, 422, 429, 500, 503], REFUSED),
    },
  },
  {
    method: 'get',
    path: `${API_PREFIX}/hooks/review-filed/schema`,
    operationId: 'getReviewFiledSchema',
    summary: 'The payload of review-filed as JSON Schema, with an example',
    tags: ['Signed messages'],
    security: [],
    responses: {
      200: {
        description: 'JSON Schema, draft 2020-12',
        content: { 'application/schema+json': { schema: z.looseObject({}) } },
      },
    },
  },
];
