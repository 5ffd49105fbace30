import type { ApiDeps } from '../deps';

export interface Readiness {
  ready: boolean;
  mode: 'trial' | 'production';
  /** Embedded parts («chế độ thử nghiệm»). */
  trial: readonly string[];
  store: 'ok' | 'away';
  workflows: 'ok' | 'away';
}

/** A part that does not answer within this time is away. */
const PATIENCE_MS = 2000;

/** Whether the store and the workflow service answer. */
export async function readiness({ store, client, trial }: ApiDeps): Promise<Readiness> {
  const [stored, served] = await Promise.all([
    answers(() => store.ping()),
    answers(() => client.connection.workflowService.getSystemInfo({})),
  ]);
  return {
    ready: stored && served,
    mode: trial.length > 0 ? 'trial' : 'production',
    trial,
    store: stored ? 'ok' : 'away',
    workflows: served ? 'ok' : 'away',
  };
}

async function answers(ask: () => Promise<unknown>): Promise<boolean> {
  const { promise, resolve } = deferred<boolean>();
  const timer = setTimeout(() => resolve(false), PATIENCE_MS);
  ask().then(
    () => resolve(true),
    () => resolve(false),
  );
  const answer = await promise;
  clearTimeout(timer);
  return answer;
}

/** `Promise.withResolvers` is not in Node 20. */
function deferred<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}
