import type { Figures } from './figures';
import { IN_FLIGHT, type Running } from './running';

/** Asks for the same again and again, some at once; what it takes for half of them, and for all but a twentieth. */
export async function read(
  { call }: Running,
  figures: Figures,
  {
    units,
    name,
    path,
    key,
    times,
    atOnce = IN_FLIGHT,
  }: { units: number; name: string; path: string; key?: string; times: number; atOnce?: number },
): Promise<void> {
  const taken: number[] = [];
  let bytes = 0;
  let left = times;
  const ask = async () => {
    while (left > 0) {
      left -= 1;
      const answer = await call(path, key === undefined ? {} : { key });
      taken.push(answer.ms);
      ({ bytes } = answer);
    }
  };
  const sinceMs = performance.now();
  await Promise.all(Array.from({ length: atOnce }, ask));
  const perSecond = (times * 1000) / (performance.now() - sinceMs);
  taken.sort((a, b) => a - b);
  const at = (quantile: number) => taken[Math.floor(taken.length * quantile)] ?? 0;
  const what = `${name}, ${atOnce} at once`;
  figures.add(units, `${what}: p50`, at(0.5), 'ms');
  figures.add(units, `${what}: p95`, at(0.95), 'ms');
  figures.add(units, `${what}: answered`, perSecond, 'a second');
  figures.add(units, `${what}: one answer`, bytes / 1000, 'kB');
}

/** The address of the last page of a list. */
export async function lastPage(running: Running, path: string): Promise<string> {
  let cursor: string | undefined;
  const page = () => (cursor === undefined ? path : `${path}&cursor=${encodeURIComponent(cursor)}`);
  for (;;) {
    const { nextCursor } = (await running.call<{ nextCursor?: string }>(page())).body;
    if (nextCursor === undefined) return page();
    cursor = nextCursor;
  }
}
