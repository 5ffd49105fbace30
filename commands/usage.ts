import { TextError } from '../domain/text-error';

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

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** The command cannot do what was typed; the text tells why, and is all that the terminal shows. */
export class UsageError extends TextError {
  override readonly name = 'UsageError';
}
