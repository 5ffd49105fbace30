import { userInfo } from 'node:os';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { InvalidEnvironment } from '../config/environment';
import { BinaryNotFound } from '../embedded/find/way';
import { NotReadyError } from '../embedded/process/recorded-process';
import { Refusal } from '../use-cases/refusals';

/** How commands end, for scripts: the one list of exit codes. */
export const EXIT = {
  done: 0,
  /** It was refused, or it failed; of a check or a rehearsal: faults were found. */
  failed: 1,
  /** Of a check or a rehearsal: it could not be made. */
  notMade: 2,
  /** Ctrl-C, as shells have it. */
  interrupted: 130,
} as const;

/** Who runs a command, for the audit. */
export const commandActor = (): string => `command line (${userInfo().username})`;

/** What was typed is no command, or lacks something. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Reads a command line; throws {@link UsageError} for an option that there is not. */
export function readCommandLine<Config extends ParseArgsConfig>(
  config: Config,
): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs(config);
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

type ErrorClass = abstract new (...args: never[]) => Error;

const EXPECTED: readonly ErrorClass[] = [InvalidEnvironment, BinaryNotFound, NotReadyError];

/** What was wrong, for whoever typed a command: what is expected in its own words, a surprise with where it happened. */
export function explain(error: unknown, usage: string, expected: readonly ErrorClass[] = []): string {
  if (error instanceof UsageError) return `${error.message}\n\n${usage}`;
  if (error instanceof Refusal && error.fields.length > 0) {
    return error.fields.map(({ field, message }) => `${field}: ${message.en}`).join('\n');
  }
  if (!(error instanceof Error)) return String(error);
  const isExpected = [Refusal, ...EXPECTED, ...expected].some((kind) => error instanceof kind);
  return isExpected ? error.message : (error.stack ?? error.message);
}
