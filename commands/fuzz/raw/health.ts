import { joined, type Text } from '../../../domain/text';

/** How a process of the API is, by its own metrics. */
export interface Health {
  /** Seconds since the epoch: another one is another process. */
  startedAt: number;
  heapBytes: number;
  residentBytes: number;
  /** Open connections. */
  connections: number;
}

const NAMES: Record<keyof Health, string> = {
  startedAt: 'process_start_time_seconds',
  heapBytes: 'nodejs_heap_size_used_bytes',
  residentBytes: 'process_resident_memory_bytes',
  connections: 'congvu_http_connections',
};

/** Asks `/metrics`; throws where nobody answers. */
export async function readHealth(metricsUrl: string): Promise<Health> {
  const text = await (await fetch(metricsUrl)).text();
  const read = (name: string): number => {
    const value = new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1];
    if (value === undefined) throw new Error(`${metricsUrl} has no ${name}`);
    return Number(value);
  };
  const entries = Object.entries(NAMES).map(([field, name]) => [field, read(name)]);
  return Object.fromEntries(entries) as unknown as Health;
}

const MB = 1_000_000;
/** What a heap grows by that has only become warm; ten thousand requests that each keep a few kB are more. */
const HEAP_GROWS_BYTES = 40 * MB;
const RESIDENT_GROWS_BYTES = 150 * MB;

/** What is not as it was; empty if all is well. */
export function worse(before: Health, after: Health): Text[] {
  const faults: Text[] = [];
  const mb = (bytes: number) => (bytes / MB).toFixed(0);
  if (after.startedAt !== before.startedAt) {
    faults.push({
      en: 'the process ended and was started again',
      vi: 'tiến trình đã dừng và được khởi động lại',
    });
    return faults;
  }
  if (after.connections > 0) {
    faults.push(
      joined(String(after.connections), { en: ' connections are still open', vi: ' kết nối vẫn chưa đóng' }),
    );
  }
  const compared = [
    ['heap', before.heapBytes, after.heapBytes, HEAP_GROWS_BYTES],
    ['rss', before.residentBytes, after.residentBytes, RESIDENT_GROWS_BYTES],
  ] as const;
  for (const [name, was, is, grows] of compared) {
    if (is - was > grows) {
      faults.push({
        en: `${name}: ${mb(was)} MB before, ${mb(is)} MB after`,
        vi: `${name}: trước ${mb(was)} MB, sau ${mb(is)} MB`,
      });
    }
  }
  return faults;
}

/** Garbage is collected every few seconds, see `collect-garbage.ts`. */
const SETTLES_WITHIN_MS = 60_000;
const EVERY_MS = 1_000;

/** The process once it is as it was before, or as it is after a minute. */
export async function settledHealth(
  metricsUrl: string,
  before: Health,
  signal: AbortSignal,
): Promise<Health> {
  const until = Date.now() + SETTLES_WITHIN_MS;
  for (;;) {
    const now = await readHealth(metricsUrl);
    if (worse(before, now).length === 0 || now.startedAt !== before.startedAt || Date.now() > until)
      return now;
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
    signal.throwIfAborted();
  }
}
