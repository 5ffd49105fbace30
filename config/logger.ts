import { type Logger, type LoggerOptions, pino } from 'pino';

/** Of an error what tells where and why, and nothing that it carries along: a driver's may hold the whole document. */
export interface LoggedError {
  type: string;
  message: string;
  /** Such as `ECONNREFUSED`. */
  code?: string | number;
  stack?: string;
  cause?: LoggedError;
}

/** Causes of causes beyond this tell nothing more. */
const DEPTH = 4;

export function loggedError(error: unknown, depth = 1): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: 'not an error' };
  const code = 'code' in error ? error.code : undefined;
  return {
    type: error.name,
    message: error.message,
    ...((typeof code === 'string' || typeof code === 'number') && { code }),
    ...(error.stack !== undefined && { stack: error.stack }),
    ...(error.cause instanceof Error && depth < DEPTH && { cause: loggedError(error.cause, depth + 1) }),
  };
}

/** The log of a process: one JSON object a line, times in UTC, errors as {@link loggedError} has them. */
export const createLogger = ({
  level,
  process,
}: {
  level: string;
  process: 'api' | 'worker' | 'doctor' | 'command';
}): Logger => pino({ level, ...LOG_OPTIONS, base: { process } });

export const LOG_OPTIONS = {
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (label) => ({ level: label }) },
  serializers: { err: loggedError },
} satisfies LoggerOptions;
