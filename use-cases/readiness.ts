import type { Deps } from './deps';

export interface Readiness {
  ready: boolean;
  store: 'ok' | 'away';
  workflows: 'ok' | 'away';
  /** Workflows of campaigns that ended and should not have, and are not started again yet: `degraded`, and still ready. */
  runs: 'ok' | 'degraded' | 'unknown';
  ended: number;
}

/** A workflow service that does not answer within this time is away; the store has a limit of its own. */
const PATIENCE_MS = 2000;

/** Whether the store and the workflow service answer, and all runs that should. */
export async function readiness({ store, client }: Pick<Deps, 'store' | 'client'>): Promise<Readiness> {
  const [stored, served] = await Promise.all([
    succeeds(store.ping()),
    succeeds(
      client.withDeadline(Date.now() + PATIENCE_MS, () =>
        client.connection.workflowService.getSystemInfo({}),
      ),
    ),
  ]);
  const ended = stored ? await store.ends.countWaiting().catch(() => undefined) : undefined;
  return {
    ready: stored && served,
    store: stored ? 'ok' : 'away',
    workflows: served ? 'ok' : 'away',
    runs: ended === undefined ? 'unknown' : ended > 0 ? 'degraded' : 'ok',
    ended: ended ?? 0,
  };
}

const succeeds = (asked: Promise<unknown>): Promise<boolean> =>
  asked.then(
    () => true,
    () => false,
  );
