import { answerOf, ProblemAnswered } from '../../../api-client/answer-of';
import { apiClient } from '../../../api-client/client';
import type { Problem } from '../../../api-client/schema';

/** The service did not answer, or cannot answer now. The same call may be repeated. */
export class Away extends Error {
  override readonly name = 'Away';
  constructor(
    readonly retryAfterS?: number,
    readonly problem?: Problem,
  ) {
    super('away');
  }
}

/** Nobody is signed in, or no longer. */
export class SignedOut extends Error {
  override readonly name = 'SignedOut';
}

/** The service refused it, and says why in the reader's language. */
export class Refused extends Error {
  override readonly name = 'Refused';
  constructor(
    readonly status: number,
    readonly problem?: Problem,
  ) {
    super(problem?.detail ?? problem?.title ?? String(status));
  }

  /** The stable last word of the problem's type. */
  get type(): string | undefined {
    return this.problem?.type.split(':').at(-1);
  }
}

let language = 'vi';

/** The language in which the service answers from now on. */
export const speak = (code: string): void => {
  language = code;
};

/** The API as the signed-in person's browser asks it. */
export const api = apiClient({
  url: globalThis.location?.origin ?? '',
  fetch: (request) => {
    request.headers.set('Accept-Language', language);
    return fetch(request);
  },
});

const AWAY = new Set([408, 429, 500, 502, 503, 504]);

/** The answer of a call. Throws {@link Away}, {@link SignedOut} or {@link Refused}. */
export async function ask<Answer>(
  call: Promise<{ data?: Answer; error?: unknown; response: Response }>,
): Promise<NonNullable<Answer>> {
  let answered: Awaited<typeof call>;
  try {
    answered = await call;
  } catch {
    throw new Away();
  }
  try {
    return await answerOf(Promise.resolve(answered));
  } catch (error) {
    if (!(error instanceof ProblemAnswered)) throw error;
    const { status, problem } = error;
    if (status === 401) throw new SignedOut();
    if (AWAY.has(status))
      throw new Away(Number(answered.response.headers.get('Retry-After')) || undefined, problem);
    throw new Refused(status, problem);
  }
}

/** Repeats a call while the service is away. The call must be safe to repeat. */
export async function askPatiently<Answer>(
  call: () => Parameters<typeof ask<Answer>>[0],
  { waitsMs = [1000, 2000, 4000, 8000], onWait }: { waitsMs?: readonly number[]; onWait?: () => void } = {},
): Promise<NonNullable<Answer>> {
  for (const waitMs of waitsMs) {
    try {
      return await ask(call());
    } catch (error) {
      if (!(error instanceof Away)) throw error;
      onWait?.();
      await new Promise((resolve) => setTimeout(resolve, (error.retryAfterS ?? 0) * 1000 || waitMs));
    }
  }
  return ask(call());
}
