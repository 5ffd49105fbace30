import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { DecisionAnswer, FilingAnswer } from '../domain/ledger/facts';
import { fromMs } from '../domain/time';
import { deliverDecision, deliverFiling } from '../use-cases/evaluations/deliver';
import type { DeliveryDeps } from '../use-cases/evaluations/delivery-deps';

/** Younger ones are still being delivered by the API. */
const MIN_AGE_MS = 5_000;
const EVERY_MS = 10_000;
/** As long as the API waits for an update's answer. */
const WAIT_MS = 5_000;
const AT_ONCE = 8;
/** More are left to the next time. */
const PAGE = 1_000;

export interface SweeperDeps extends DeliveryDeps {
  /** Real time, in milliseconds since the epoch. */
  now: () => number;
  logger: Logger;
  /** Once it is aborted only what is under way is waited for: at most as long as one answer may take. */
  signal?: AbortSignal;
}

/**
 * Delivers what is stored and not answered, in order of storing: after a crash between storing and messaging, or while
 * no worker ran. Safe to run twice, and in several processes at once, since each delivery is. Resolves to how many
 * were answered and how many have still no answer.
 */
export async function sweep({
  now,
  logger,
  signal,
  ...deps
}: SweeperDeps): Promise<{ answered: number; pending: number }> {
  const swept = { answered: 0, pending: 0 };
  const storedBefore = fromMs(now() - MIN_AGE_MS);
  const count = (answer: FilingAnswer | DecisionAnswer | 'pending', about: Record<string, string>) => {
    swept[answer === 'pending' ? 'pending' : 'answered'] += 1;
    if (answer !== 'pending') logger.info({ ...about, outcome: answer.outcome }, 'delivered by the sweeper');
  };
  const filings = await deps.store.filings.undelivered({ storedBefore, limit: PAGE });
  for (let from = 0; from < filings.length && !signal?.aborted; from += AT_ONCE) {
    const some = filings.slice(from, from + AT_ONCE);
    await Promise.all(
      some.map(async (filing) => {
        const { campaign, unit, id } = filing;
        const answer = await deliverFiling({ ...deps, filing, waitMs: WAIT_MS });
        count(answer, { campaign, unit, filing: id });
      }),
    );
  }
  // One after the other: the rows of one unit build on each other.
  for (const decision of await deps.store.decisions.undelivered({ storedBefore, limit: PAGE })) {
    if (signal?.aborted) break;
    const { campaign, unit, document } = decision;
    count(await deliverDecision({ ...deps, decision, waitMs: WAIT_MS }), { campaign, unit, document });
  }
  return swept;
}

/**
 * Sweeps every few seconds until it is stopped. A sweep that fails is logged, and the next one begins anew.
 */
export function startSweeper(deps: Omit<SweeperDeps, 'signal'>): { stop(): Promise<void> } {
  const { logger } = deps;
  const stopping = new AbortController();
  const run = async () => {
    while (!stopping.signal.aborted) {
      try {
        const swept = await sweep({ ...deps, signal: stopping.signal });
        if (swept.answered > 0) logger.info(swept, 'swept');
      } catch (error) {
        logger.warn({ err: error }, 'sweep failed');
      }
      // Being stopped is the only way in which a pause fails.
      await pause(EVERY_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };
  const done = run();
  return {
    async stop() {
      stopping.abort();
      await done;
    },
  };
}
