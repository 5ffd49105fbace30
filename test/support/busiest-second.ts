/** The most that came within 1,000 ms, wherever these begin; the times are in milliseconds. */
export function busiestSecond(times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b);
  let from = 0;
  let most = 0;
  for (const [i, at] of sorted.entries()) {
    while (at - (sorted[from] as number) >= 1000) from += 1;
    most = Math.max(most, i - from + 1);
  }
  return most;
}
