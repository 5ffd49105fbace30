import { answerOf, doneOf, ProblemAnswered } from '../../../api-client/answer-of';
import { apiClient } from '../../../api-client/client';
import type { Problem } from '../../../api-client/schema';
import { isAttended } from './attended';
import { noteAnswer } from './last-answer';
import { confirmedIfAsked, isConfirmationNeeded } from './step-up';

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

/** The person was asked to prove who they are, and did not: nothing has happened. */
export class NotConfirmed extends Error {
  override readonly name = 'NotConfirmed';
}

let language = 'vi';

/** The language in which the service answers from now on. */
export const speak = (code: string): void => {
  language = code;
};

/** The API as the signed-in person's browser asks it. */
export const api = apiClient({
  url: globalThis.location?.origin ?? '',
  fetch: (request) => sent(request),
});

/** As it is; once more, the very same, if the person proves who they are when the service asks them to. */
async function sent(request: Request): Promise<Response> {
  request.headers.set('Accept-Language', language);
  const isTheirs = isAttended();
  if (!isTheirs) request.headers.set('Unattended', '1');
  const same = request.clone();
  const response = await fetch(request);
  if (response.status !== 401 && isTheirs) noteAnswer();
  return (await confirmedIfAsked(response)) ? fetch(same) : response;
}

const AWAY = new Set([408, 429, 500, 502, 503, 504]);

interface Called<Answer> {
  data?: Answer;
  error?: unknown;
  response: Response;
}

/** The answer of a call. Throws {@link Away}, {@link SignedOut}, {@link NotConfirmed} or {@link Refused}. */
export const ask = <Answer>(call: Promise<Called<Answer>>): Promise<NonNullable<Answer>> =>
  readBy(call, answerOf);

/** The same of a call that answers nothing. */
export const done = (call: Promise<Called<unknown>>): Promise<void> => readBy(call, doneOf);

async function readBy<Answer, Read>(
  call: Promise<Called<Answer>>,
  read: (answered: Promise<Called<Answer>>) => Promise<Read>,
): Promise<Read> {
  let answered: Called<Answer>;
  try {
    answered = await call;
  } catch {
    throw new Away();
  }
  try {
    return await read(Promise.resolve(answered));
  } catch (error) {
    if (!(error instanceof ProblemAnswered)) throw error;
    const { status, problem } = error;
    if (status === 401) throw new SignedOut();
    if (isConfirmationNeeded(status, problem)) throw new NotConfirmed();
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
