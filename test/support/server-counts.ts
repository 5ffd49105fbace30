import { setTimeout as pause } from 'node:timers/promises';

/** What Temporal's server counts in a namespace, by type. */
export type Counts = Record<string, number>;

interface Counter {
  name: string;
  /** The label that says the type. */
  by: string;
  /** Labels of those that count, as the page has them. */
  of: readonly string[];
}

/** What a server has counted so far, from its page in Prometheus' format. */
async function readCounts(metricsUrl: string, { name, by, of }: Counter): Promise<Counts> {
  const text = await (await fetch(metricsUrl)).text();
  const counts: Counts = {};
  for (const [, labels = '', value] of text.matchAll(new RegExp(`^${name}\\{(.*)\\} (\\S+)$`, 'gm'))) {
    if (!of.every((label) => labels.includes(label))) continue;
    const type = new RegExp(`\\b${by}="([^"]*)"`).exec(labels)?.[1] ?? 'unknown';
    counts[type] = (counts[type] ?? 0) + Number(value);
  }
  return counts;
}

export const total = (counts: Counts): number => Object.values(counts).reduce((sum, n) => sum + n, 0);

const READS = 6;
const BETWEEN_MS = 700;

/** The same, once it has settled: a counter lags by seconds, so it has to stay as it is over several reads. */
async function settledCounts(metricsUrl: string, counter: Counter): Promise<Counts> {
  let last = await readCounts(metricsUrl, counter);
  for (let same = 1; same < READS; ) {
    await pause(BETWEEN_MS);
    const now = await readCounts(metricsUrl, counter);
    same = total(now) === total(last) ? same + 1 : 1;
    last = now;
  }
  return last;
}

const NAMESPACE = 'namespace="default"';

/** Actions (Temporal's billing unit) by type, such as `StartWorkflowExecution`. */
export const settledActions = (metricsUrl: string): Promise<Counts> =>
  settledCounts(metricsUrl, { name: 'action', by: 'action_type', of: [NAMESPACE] });

/** Requests of clients and workers, by operation. */
export const settledRequests = (metricsUrl: string): Promise<Counts> =>
  settledCounts(metricsUrl, {
    name: 'service_requests',
    by: 'operation',
    of: [NAMESPACE, 'service_name="frontend"'],
  });

/** By type, what was counted between two readings. */
export const between = (before: Counts, after: Counts): Counts =>
  Object.fromEntries(
    Object.entries(after).flatMap(([type, n]) => {
      const more = n - (before[type] ?? 0);
      return more > 0 ? [[type, more] as const] : [];
    }),
  );
