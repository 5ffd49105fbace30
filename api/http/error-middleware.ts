import type { ErrorRequestHandler } from 'express';
import { idsOf } from './log-requests';
import { problemOf } from './problem-of';
import { BadRequest, ProblemError, TooLarge, UnsupportedMediaType } from './problems';
import { sendProblem } from './send-problem';

/**
 * The one place where an error becomes an answer. What it does not know is logged and answered blandly: nobody
 * outside reads a stack, or the name of a part behind us.
 */
export const errorMiddleware: ErrorRequestHandler = (error: unknown, request, response, next) => {
  if (response.headersSent) {
    next(error);
    return;
  }
  const problem = problemOf(error) ?? problemOfParser(error) ?? internal(error);
  if (problem.status >= 500)
    request.log.error({ ...idsOf(response), err: problem.cause ?? error }, problem.title.en);
  sendProblem(response, problem, request.id);
};

const internal = (cause: unknown): ProblemError =>
  new ProblemError({
    status: 500,
    type: 'internal',
    title: { en: 'Internal server error', vi: 'Hệ thống gặp lỗi' },
    detail: {
      en: 'The error is logged under the request id.',
      vi: 'Lỗi đã được ghi nhật ký theo mã của lần gửi này.',
    },
    cause,
  });

/** Express and its body parser throw errors with a status; their texts quote the request, so ours stand instead. */
function problemOfParser(error: unknown): ProblemError | undefined {
  if (!(error instanceof Error) || !('status' in error)) return undefined;
  switch (error.status) {
    case 400:
      return new BadRequest();
    // Of a file that is sent under If-Match or If-Unmodified-Since.
    case 412:
      return new ProblemError({
        status: 412,
        type: 'precondition-failed',
        title: { en: 'The resource is not as the request has it', vi: 'Dữ liệu không như yêu cầu gửi đến' },
      });
    case 413:
      return new TooLarge();
    case 415:
      return new UnsupportedMediaType();
    default:
      return undefined;
  }
}
