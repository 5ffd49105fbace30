import type { Response } from 'express';
import { languageOf } from './language';
import type { ProblemError } from './problems';

/** Stable names; they need not resolve (RFC 9457, section 3.1.1: a tag is as good as an address). */
const typeUri = (type: string): string => `urn:cong-vu:problem:${type}`;

/** Answers with a problem document in the caller's language; everything but the texts is the same in each. */
export function sendProblem(response: Response, problem: ProblemError, requestId: unknown): void {
  const { status, type, title, detail, errors, extensions, headers } = problem;
  const language = languageOf(response.req);
  response
    .status(status)
    .set(headers)
    .set('Content-Language', language)
    .vary('Accept-Language')
    .type('application/problem+json')
    .send(
      JSON.stringify({
        type: typeUri(type),
        title: title[language],
        status,
        ...(detail && { detail: detail[language] }),
        ...(typeof requestId === 'string' && { requestId }),
        ...(errors && { errors: errors.map((each) => ({ ...each, message: each.message[language] })) }),
        ...extensions,
      }),
    );
}
