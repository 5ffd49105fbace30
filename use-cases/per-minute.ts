const MINUTE_MS = 60_000;

/** Tells for each name whether it has come at most `limit` times in this minute, for what an unknown caller must not fill. */
export function atMostPerMinute({
  limit,
  names = 1000,
  now,
}: {
  limit: number;
  /** So many are told apart in a minute; all others share one count. */
  names?: number;
  now: () => number;
}): (name: string) => boolean {
  let minute = 0;
  let counts = new Map<string, number>();
  return (name) => {
    const current = Math.floor(now() / MINUTE_MS);
    if (current !== minute) [minute, counts] = [current, new Map()];
    const counted = counts.has(name) || counts.size < names ? name : '';
    const count = (counts.get(counted) ?? 0) + 1;
    counts.set(counted, count);
    return count <= limit;
  };
}
