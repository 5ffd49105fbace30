import { setTimeout as pause } from 'node:timers/promises';

/** Actions (Temporal's billing unit) by type, such as `StartWorkflowExecution`. */
export type Actions = Record<string, number>;

const SAMPLE = /^action\{(.*)\} (\S+)$/gm;

/** What a server has counted in a namespace so far, from its own `action` counter. */
async function readActions(metricsUrl: string, namespace: string): Promise<Actions> {
  const text = await (await fetch(metricsUrl)).text();
  const actions: Actions = {};
  for (const [, labels = '', value] of text.matchAll(SAMPLE)) {
    if (!labels.includes(`namespace="${namespace}"`)) continue;
    const type = /action_type="([^"]*)"/.exec(labels)?.[1] ?? 'unknown';
    actions[type] = (actions[type] ?? 0) + Number(value);
  }
  return actions;
}

export const total = (actions: Actions): number => Object.values(actions).reduce((sum, n) => sum + n, 0);

const READS = 6;
const BETWEEN_MS = 700;

/** The same, once it has settled: the counter lags by seconds, so it has to stay as it is over several reads. */
export async function settledActions(metricsUrl: string, namespace = 'default'): Promise<Actions> {
  let last = await readActions(metricsUrl, namespace);
  for (let same = 1; same < READS; ) {
    await pause(BETWEEN_MS);
    const now = await readActions(metricsUrl, namespace);
    same = total(now) === total(last) ? same + 1 : 1;
    last = now;
  }
  return last;
}

/** By type, what was counted between two readings. */
export const between = (before: Actions, after: Actions): Actions =>
  Object.fromEntries(
    Object.entries(after).flatMap(([type, n]) => {
      const more = n - (before[type] ?? 0);
      return more > 0 ? [[type, more] as const] : [];
    }),
  );
