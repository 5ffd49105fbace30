import { z } from 'zod';
import { reviewFiledExample } from './example';
import { reviewFiledBody } from './payload';

/** The payload as JSON Schema (draft 2020-12), from the schema that validates it, with an example. */
export const reviewFiledJsonSchema = {
  ...z.toJSONSchema(reviewFiledBody, { target: 'draft-2020-12', io: 'input' }),
  examples: [reviewFiledExample],
};
