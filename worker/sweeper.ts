import type { Logger } from 'pino';
import { fromMs } from '../domain/time';
import { isStoreAway } from '../use-cases/away';
import type { DeliveryDeps } from '../use-cases/evaluations/delivery-deps';
import { inParallel } from '../use-cases/in-parallel';
import { createPatience, type Patience } from './patience';
import { repeat } from './repeat';
import { createSweepTurns, type Turn } from './sweep-turns';
import { type Unanswered, unansweredPages } from './unanswered';

/** Younger ones are still being delivered by the API. */
const MIN_AGE_MS = 5_000;
const EVERY_MS = 10_000;
/** Evaluations at once; of one evaluation one row after the other, since they build on each other. */
const AT_ONCE = 8;
/** A signal is taken within milliseconds, or by nobody. */
const SIGNAL_MS = 2_000;

export interface SweeperDeps extends DeliveryDeps {
  /** Real time, in milliseconds since the epoch. */
  now: () => number;
  logger: Logger;
  /** What earlier sweeps know of those that do not answer; without it nothing is. */
  patience?: Patience;
  /** Once it is aborted only what is under way is waited for: at most as long as one answer may take. */
  signal?: AbortSignal;
}

/**
 * Delivers what is stored and not answered: after a crash between storing and messaging, or while no worker ran.
 * Evaluations take turns, and one that does not answer is left alone for a while, so that none waits for another. Safe to
 * run twice, and in several processes at once, since each delivery is. Resolves to how many were answered and how many
 * have still no answer; rejects once the store is away, since nothing could be recorded.
 */
export async function sweep({
  now,
  logger,
  patience = createPatience(now),
  signal,
  ...deps
}: SweeperDeps): Promise<{ answered: number; pending: number }> {
  patience.forgetOld();
  const turns = createSweepTurns(patience);
  const swept = { answered: 0, pending: 0 };
  let storeAway: unknown;
  const take = async ({ evaluation, rows }: Turn<Unanswered>): Promise<void> => {
    for (const row of rows) {
      if (signal?.aborted || storeAway !== undefined) return;
      const fate = await deliverOne({ row, now, logger, patience });
      if (fate === 'answered') {
        swept.answered += 1;
        swept.pending -= 1;
        patience.answered(evaluation);
      }
      if (fate === 'silent') {
        patience.gaveNone(evaluation);
        turns.end(evaluation);
        return;
      }
    }
  };
  for await (const page of unansweredPages(deps, fromMs(now() - MIN_AGE_MS))) {
    if (signal?.aborted) break;
    swept.pending += page.length;
    await inParallel({
      items: turns.of(page),
      limit: AT_ONCE,
      // All come to their end before the sweep does, so that nothing of it runs beside the next.
      work: (turn) =>
        take(turn).catch((error: unknown) => {
          storeAway = error;
        }),
    });
    if (storeAway !== undefined) throw storeAway;
  }
  return swept;
}

/** `waits`: not answered now, which tells nothing of the evaluation's next row. Rejects only if the store is away. */
async function deliverOne({
  row: { kind, _id, about, deliver },
  now,
  logger,
  patience,
}: {
  row: Unanswered;
  now: () => number;
  logger: Logger;
  patience: Patience;
}): Promise<'answered' | 'waits' | 'silent'> {
  const begunMs = now();
  try {
    const answer = await deliver();
    if (answer === 'pending') {
      // The answer to a signal comes later in any case.
      return kind === 'signalled-filing' && now() - begunMs < SIGNAL_MS ? 'waits' : 'silent';
    }
    patience.answered(_id);
    logger.info({ ...about, outcome: answer.outcome }, 'delivered by the sweeper');
    return 'answered';
  } catch (error) {
    if (isStoreAway(error)) throw error;
    logger.error({ err: error, ...about }, 'not delivered by the sweeper');
    // The evaluation's next decision builds on this one.
    if (kind === 'decision') return 'silent';
    // One bad filing does not keep back the others of its evaluation.
    patience.gaveNone(_id);
    return 'waits';
  }
}

/** Sweeps every few seconds until it is stopped. A sweep that fails is logged, and the next one begins anew. */
export function startSweeper(deps: Omit<SweeperDeps, 'signal' | 'patience'>): { stop(): Promise<void> } {
  const { logger } = deps;
  const patience = createPatience(deps.now);
  return repeat({
    everyMs: EVERY_MS,
    async work(signal) {
      try {
        const swept = await sweep({ ...deps, patience, signal });
        if (swept.answered > 0) logger.info(swept, 'swept');
      } catch (error) {
        logger.warn({ err: error }, 'sweep failed');
      }
    },
  });
}
