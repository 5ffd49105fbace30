import type { Deps } from './deps';

export interface Readiness {
  ready: boolean;
  store: 'ok' | 'away';
  workflows: 'ok' | 'away';
}

/** A workflow service that does not answer within this time is away; the store has a limit of its own. */
const PATIENCE_MS = 2000;

/** Whether the store and the workflow service answer. */
export async function readiness({ store, client }: Pick<Deps, 'store' | 'client'>): Promise<Readiness> {
  const [stored, served] = await Promise.all([
    succeeds(store.ping()),
    succeeds(
      client.withDeadline(Date.now() + PATIENCE_MS, () =>
        client.connection.workflowService.getSystemInfo({}),
      ),
    ),
  ]);
  return {
    ready: stored && served,
    store: stored ? 'ok' : 'away',
    workflows: served ? 'ok' : 'away',
  };
}

const succeeds = (asked: Promise<unknown>): Promise<boolean> =>
  asked.then(
    () => true,
    () => false,
  );
