import { setTimeout as pause } from 'node:timers/promises';
import type { z } from 'zod';
import { problemAnswer } from './api-schemas';

/** A call that did not succeed, in one line for the person at the terminal. */
export class CallFailed extends Error {
  override readonly name = 'CallFailed';
  constructor(
    readonly call: string,
    /** 0 if there was no answer. */
    readonly status: number,
    reason: string,
    options?: ErrorOptions,
    /** The service asks for so long a pause. */
    readonly retryAfterMs?: number,
  ) {
    super(`${call}: ${reason}`, options);
  }
}

export interface Call<Answer> {
  method?: 'GET' | 'POST';
  url: string;
  key?: string | undefined;
  /** Under a rehearsal's key: as whom. */
  actsAs?: string | undefined;
  /** Under a rehearsal's key: at which instant of the plan. */
  planInstant?: string | undefined;
  /** A text is sent as it is. */
  body?: unknown;
  headers?: Record<string, string>;
  answer: z.ZodType<Answer>;
  /** Answers besides 2xx that carry what is asked for. */
  alsoGood?: readonly number[];
  signal?: AbortSignal | undefined;
}

/** A service that is just being restarted answers again within this time. */
const TRIES = 10;
const PAUSE_MS = 1000;
const PATIENCE_MS = 60_000;
const TOO_MANY = 429;

/** One call, repeated while the service is away: everything that the rehearsal sends may be sent twice. */
export async function call<Answer>(wanted: Call<Answer>): Promise<Answer> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await callOnce(wanted);
    } catch (error) {
      if (!(error instanceof CallFailed) || wanted.signal?.aborted) throw error;
      const isAway = error.status === 0 || error.status === 503;
      // Asked too much in this minute: no failure, however often.
      if (error.status === TOO_MANY) tries = 0;
      else if (!isAway || tries === TRIES) throw error;
      await pause(error.retryAfterMs ?? PAUSE_MS, undefined, { signal: wanted.signal });
    }
  }
}

async function callOnce<Answer>({
  method = 'GET',
  url,
  key,
  actsAs,
  planInstant,
  body,
  headers,
  answer,
  alsoGood = [],
  signal,
}: Call<Answer>): Promise<Answer> {
  const name = `${method} ${url}`;
  const deadline = AbortSignal.timeout(PATIENCE_MS);
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, {
      method,
      headers: {
        Accept: 'application/json',
        ...(key !== undefined && { Authorization: `Bearer ${key}` }),
        ...(actsAs !== undefined && { 'Act-As': actsAs }),
        ...(planInstant !== undefined && { 'Plan-Instant': planInstant }),
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
    });
    text = await response.text();
  } catch (cause) {
    signal?.throwIfAborted();
    throw new CallFailed(name, 0, `no answer (${reasonOf(cause)})`, { cause });
  }
  if (!response.ok && !alsoGood.includes(response.status)) {
    const seconds = Number(response.headers.get('Retry-After') ?? Number.NaN);
    const retryAfterMs = Number.isFinite(seconds) ? seconds * 1000 : undefined;
    throw new CallFailed(name, response.status, problemInWords(response.status, text), {}, retryAfterMs);
  }
  const parsed = answer.safeParse(jsonOf(text));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue?.path.join('.') ?? '';
  throw new CallFailed(name, response.status, `unexpected answer: ${where}: ${issue?.message ?? ''}`);
}

function problemInWords(status: number, text: string): string {
  const problem = problemAnswer.safeParse(jsonOf(text)).data;
  const what = problem?.detail ?? problem?.title ?? text.slice(0, 200);
  const fields = (problem?.errors ?? []).map(({ field, rule, message }) => `${field} (${rule}): ${message}`);
  return [`${status}`, what, ...fields].filter((part) => part !== '').join('; ');
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** `fetch failed` says nothing; its cause does. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
