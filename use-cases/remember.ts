/** Answers kept for a while, by the store that they came from and a key; a failure is not kept. */
export function remembered<S extends object, T>({
  forMs,
  read,
  now = Date.now,
}: {
  forMs: number;
  read: (source: S, key: string) => Promise<T>;
  now?: () => number;
}): (source: S, key: string) => Promise<T> {
  const kept = new WeakMap<S, Map<string, { until: number; answer: Promise<T> }>>();
  return (source, key) => {
    const answers = kept.get(source) ?? new Map<string, { until: number; answer: Promise<T> }>();
    kept.set(source, answers);
    const known = answers.get(key);
    if (known && known.until > now()) return known.answer;
    const answer = read(source, key);
    answers.set(key, { until: now() + forMs, answer });
    answer.catch(() => answers.delete(key));
    return answer;
  };
}
