import { randomUUID } from 'node:crypto';
import { fromMs } from '../domain/time';
import type { SupervisionDeps } from '../use-cases/supervision/deps';
import { Supervisor } from '../use-cases/supervision/supervisor';
import { repeat } from './repeat';

/** Two looks, and with that the notice of whatever has ended, lie within a minute. */
const EVERY_MS = 20_000;

/** One process at a time looks after the workflows; if it dies, another does from the next minute on. */
const LEASE = 'supervision';
const LEASE_MS = 60_000;

/** Looks after the workflows of all open campaigns until it is stopped. A look that fails is logged. */
export function startSupervision(deps: SupervisionDeps): { stop(): Promise<void> } {
  const { store, logger, now } = deps;
  const holder = randomUUID();
  const supervisor = new Supervisor(deps);
  return repeat({
    everyMs: EVERY_MS,
    async work() {
      try {
        const nowMs = now();
        const until = fromMs(nowMs + LEASE_MS);
        if (await store.leases.take({ lease: LEASE, holder, now: fromMs(nowMs), until }))
          await supervisor.look();
      } catch (error) {
        logger.warn({ err: error }, 'nobody looks after the workflows for now');
      }
    },
  });
}
