import { randomUUID } from 'node:crypto';
import { fromMs } from '../../domain/time';
import type { IdempotencyDocument } from '../../store/documents/key';
import { digestOf } from '../../use-cases/digest';
import type { ApiDeps } from '../deps';
import type { Answer } from './endpoint';
import { problemOf } from './problem-of';
import { CONFLICT, ProblemError, type ProblemOptions } from './problems';

/** How long a key and its answer are kept; a client has given up repeating by then. */
const KEPT_MS = 24 * 3_600_000;

/**
 * How long an attempt may be at work before it counts as crashed. The longest one, a document for a whole country's
 * units, is well below; if one is not, a repetition runs beside it, which does no harm since all runs have the same ids.
 */
const BUSY_MS = 60_000;

/** An evaluation's answer is waited for so long, so that most attempts have ended by then. */
const AT_WORK: Readonly<Record<string, string>> = { 'Retry-After': '5' };

interface Idempotent {
  deps: Pick<ApiDeps, 'store' | 'now' | 'logger'>;
  /** Whose key it is, and for what: the same key elsewhere is another one. */
  scope: { credential: string; method: string; path: string; params: unknown };
  /** Without one `run` is just run. */
  key: string | undefined;
  /** What is asked, as parsed; the same key with something else is refused. */
  asked: unknown;
  /** Does it, with an id for what comes without one, that a repetition will have again. Must be safe to repeat. */
  run: (givenId: string | undefined) => Promise<Answer>;
}

/**
 * Answers a request under an `Idempotency-Key` (draft-ietf-httpapi-idempotency-key-header) as it was answered first,
 * refusals too, for 24 hours; only what is `invalid` leaves the key free.
 *
 * After a crash in between, a repetition runs again once the first attempt counts as ended: with the same id, so that
 * what was stored is found and nothing is made twice. So it does where the answer was not final.
 *
 * Throws 409 with `Retry-After` while the first is still at work, 422 for a key that came with something else.
 */
export async function withIdempotency({ deps, scope, key, asked, run }: Idempotent): Promise<Answer> {
  if (key === undefined) return run(undefined);
  const claim = await claimKey(deps, { _id: digestOf({ ...scope, key }), fingerprint: digestOf({ asked }) });
  if (claim.answer !== null) return repeat(claim.answer as Kept);
  try {
    const answer = await run(claim.givenId);
    await conclude(deps, claim, isFinal(answer) ? { answer } : 'again');
    return answer;
  } catch (error) {
    await conclude(deps, claim, afterError(error));
    throw error;
  }
}

/** What is kept of an answer; a problem keeps its texts in all languages, since who repeats may ask for another. */
type Kept = { answer: Answer } | { problem: ProblemOptions };

/** How an attempt ends: with an answer that stands, to be tried again, or as if there had been none. */
type Ending = Kept | 'again' | 'never';

function afterError(error: unknown): Ending {
  // Found before anything is begun: it may be mended under the same key.
  const problem = problemOf(error);
  if (problem?.type === 'invalid') return 'never';
  return problem && isFinal(problem) ? { problem: optionsOf(problem) } : 'again';
}

const optionsOf = ({ status, type, title, detail, errors, extensions, headers }: ProblemError) => ({
  status,
  type,
  title,
  ...(detail && { detail }),
  ...(errors && { errors }),
  extensions,
  headers,
});

function repeat(kept: Kept): Answer {
  if ('problem' in kept) throw new ProblemError(kept.problem);
  return kept.answer;
}

/** Not so: failures of ours, what is still under way, and whatever says itself that it may be tried again. */
const isFinal = ({ status, headers }: Pick<Answer, 'status' | 'headers'>): boolean =>
  status < 500 && status !== 202 && headers?.['Retry-After'] === undefined;

/** The document of a key: with its answer, or held by this attempt. */
async function claimKey(
  { store: { idempotency }, now }: Idempotent['deps'],
  { _id, fingerprint }: Pick<IdempotencyDocument, '_id' | 'fingerprint'>,
): Promise<IdempotencyDocument> {
  const at = fromMs(now());
  const mine = { attempt: randomUUID(), busyUntil: fromMs(now() + BUSY_MS) };
  const fresh = {
    _id,
    fingerprint,
    givenId: randomUUID(),
    ...mine,
    expiresAt: fromMs(now() + KEPT_MS),
    answer: null,
  };
  for (;;) {
    if (await idempotency.insert(fresh)) return fresh;
    const known = await idempotency.get(_id);
    // It has just been forgotten.
    if (!known) continue;
    // The store took it, and its answer was lost on the way to a driver that asked again.
    if (known.attempt === mine.attempt) return known;
    const isExpired = known.expiresAt <= at;
    if (!isExpired) {
      if (known.fingerprint !== fingerprint) throw keyReused();
      if (known.answer !== null) return known;
      if (known.busyUntil > at) throw stillAtWork();
    }
    const document = isExpired ? fresh : { ...known, ...mine };
    if (await idempotency.replace({ attempt: known.attempt, document })) return document;
  }
}

/**
 * Keeps an answer that stands, or lets the next one try. Its failure is no failure of the request, which has been answered by
 * then: whoever repeats it waits until this attempt counts as ended, and then gets what was stored.
 */
async function conclude(
  { store: { idempotency }, now, logger }: Idempotent['deps'],
  claim: IdempotencyDocument,
  ending: Ending,
): Promise<void> {
  try {
    if (ending === 'again') await idempotency.release(claim, fromMs(now()));
    else if (ending === 'never') await idempotency.free(claim, fromMs(now()));
    else await idempotency.replace({ attempt: claim.attempt, document: { ...claim, answer: ending } });
  } catch (error) {
    logger.warn({ err: error }, 'answer under an idempotency key not kept');
  }
}

const stillAtWork = (): ProblemError =>
  new ProblemError({
    status: 409,
    type: 'still-at-work',
    title: CONFLICT,
    detail: {
      en: 'The first request with this "Idempotency-Key" is still in progress.',
      vi: 'Lần gửi đầu tiên với khóa "Idempotency-Key" này đang được xử lý.',
    },
    headers: { ...AT_WORK },
  });

const keyReused = (): ProblemError =>
  new ProblemError({
    status: 422,
    type: 'idempotency-key-reused',
    title: {
      en: 'This "Idempotency-Key" was used for another request',
      vi: 'Khóa "Idempotency-Key" này đã được dùng cho nội dung khác',
    },
    detail: { en: 'Use a new key for a new request.', vi: 'Đề nghị dùng khóa mới cho nội dung mới.' },
  });
