import { userInfo } from 'node:os';
import { InvalidRequest, ProblemError } from '../api/http/errors';
import { InvalidEnvironment } from '../config/environment';

/** Who runs a command, for the audit. */
export const commandActor = (): string => `command line (${userInfo().username})`;

/** What was typed is no command, or lacks something. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** What was wrong, for whoever typed a command; an error that is a surprise is shown as it is. */
export function explain(error: unknown, usage: string): unknown {
  if (error instanceof UsageError) return `${error.message}\n\n${usage}`;
  if (error instanceof InvalidEnvironment) return error.message;
  if (error instanceof InvalidRequest) {
    return (error.errors ?? []).map(({ field, message }) => `${field}: ${message.en}`).join('\n');
  }
  return error instanceof ProblemError ? error.message : error;
}
