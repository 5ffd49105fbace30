import { setTimeout as pause } from 'node:timers/promises';
import type { Problem } from '../../api-client/schema';
import { joined, type Said } from '../../domain/text';
import { TextError } from '../../domain/text-error';

/** A call that did not succeed, in one line for the person at the terminal. */
export class CallFailed extends TextError {
  override readonly name = 'CallFailed';
  constructor(
    readonly call: string,
    /** 0 if there was no answer. */
    readonly status: number,
    reason: Said,
    options?: ErrorOptions,
    /** The service asks for so long a pause. */
    readonly retryAfterMs?: number,
  ) {
    super(joined(call, ': ', reason), options);
  }
}

interface Patience {
  /** Answers besides 2xx that carry what is asked for. */
  alsoGood?: readonly number[];
  signal?: AbortSignal | undefined;
}

/** A service that is just being restarted answers again within this time. */
const TRIES = 10;
const PAUSE_MS = 1000;
const PATIENCE_MS = 60_000;
const TOO_MANY = 429;

/**
 * A `fetch` that repeats a call while the service is away: everything that the rehearsal sends may be sent twice. It
 * resolves once the whole answer is there, and throws {@link CallFailed} where there is none, or none that is good.
 */
export function patiently(how: Patience = {}): (request: Request) => Promise<Response> {
  return async (request) => {
    for (let tries = 1; ; tries += 1) {
      try {
        return await fetchOnce(request.clone(), how);
      } catch (error) {
        if (!(error instanceof CallFailed) || how.signal?.aborted) throw error;
        const isAway = error.status === 0 || error.status === 503;
        // Asked too much in this minute: no failure, however often.
        if (error.status === TOO_MANY) tries = 0;
        else if (!isAway || tries === TRIES) throw error;
        await pause(error.retryAfterMs ?? PAUSE_MS, undefined, { signal: how.signal });
      }
    }
  };
}

async function fetchOnce(request: Request, { alsoGood = [], signal }: Patience): Promise<Response> {
  const name = `${request.method} ${request.url}`;
  const deadline = AbortSignal.timeout(PATIENCE_MS);
  let response: Response;
  let text: string;
  try {
    response = await fetch(request, { signal: signal ? AbortSignal.any([signal, deadline]) : deadline });
    text = await response.text();
  } catch (cause) {
    signal?.throwIfAborted();
    throw new CallFailed(
      name,
      0,
      { en: `no answer (${reasonOf(cause)})`, vi: `không trả lời (${reasonOf(cause)})` },
      { cause },
    );
  }
  const { status, headers } = response;
  if (!response.ok && !alsoGood.includes(status)) {
    const seconds = Number(headers.get('Retry-After') ?? Number.NaN);
    const retryAfterMs = Number.isFinite(seconds) ? seconds * 1000 : undefined;
    throw new CallFailed(name, status, problemInWords(status, text), {}, retryAfterMs);
  }
  if (!isJson(text))
    throw new CallFailed(name, status, {
      en: 'unexpected answer: not JSON',
      vi: 'câu trả lời không đúng dạng JSON',
    });
  return new Response(text, { status, headers });
}

function problemInWords(status: number, text: string): string {
  // Something on the way may have answered: then it is no problem document.
  const problem = isJson(text) ? (JSON.parse(text) as Partial<Problem> | null) : null;
  const what = problem?.detail ?? problem?.title ?? text.slice(0, 200);
  const fields = (problem?.errors ?? []).map(({ field, rule, message }) => `${field} (${rule}): ${message}`);
  return [`${status}`, what, ...fields].filter((part) => part !== '').join('; ');
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** `fetch failed` says nothing; its cause does. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? error.cause.message : error.message;
}
