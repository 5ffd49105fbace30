import type { Problem } from './schema';

/** What the API answered instead of what was asked for. */
export class ProblemAnswered extends Error {
  override readonly name = 'ProblemAnswered';
  constructor(
    readonly status: number,
    /** Absent where something on the way answered, which is no part of the service. */
    readonly problem?: Problem,
  ) {
    super([`${status}`, problem?.title, problem?.detail].filter((part) => part !== undefined).join(': '));
  }
}

/** The answer itself, of a call that succeeds. Throws {@link ProblemAnswered} where it does not. */
export async function answerOf<Answer>(
  asked: Promise<{ data?: Answer; error?: unknown; response: Response }>,
): Promise<NonNullable<Answer>> {
  const { data, error, response } = await asked;
  if (data !== undefined && data !== null) return data;
  throw new ProblemAnswered(response.status, isProblem(error) ? error : undefined);
}

/** Waits for a call that answers nothing. Throws {@link ProblemAnswered} where it does not succeed. */
export async function doneOf(asked: Promise<{ error?: unknown; response: Response }>): Promise<void> {
  const { error, response } = await asked;
  if (!response.ok) throw new ProblemAnswered(response.status, isProblem(error) ? error : undefined);
}

const isProblem = (error: unknown): error is Problem =>
  typeof error === 'object' && error !== null && 'title' in error;
