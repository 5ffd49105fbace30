import type { Response } from 'express';
import type { ProblemError } from './errors';

/** Stable names; they need not resolve (RFC 9457, section 3.1.1: a tag is as good as an address). */
const typeUri = (type: string): string => `urn:cong-vu:problem:${type}`;

/** Answers with a problem document. */
export function sendProblem(response: Response, problem: ProblemError, requestId: unknown): void {
  const { status, type, title, detail, extensions, headers } = problem;
  response
    .status(status)
    .set(headers)
    .type('application/problem+json')
    .send(
      JSON.stringify({
        type: typeUri(type),
        title,
        status,
        ...(detail !== undefined && { detail }),
        ...(typeof requestId === 'string' && { requestId }),
        ...extensions,
      }),
    );
}
