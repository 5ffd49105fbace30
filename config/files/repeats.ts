/** Every value of a list that was there before, with its index. */
export function repeats<T>(values: readonly (T | undefined)[]): { value: T; index: number }[] {
  const seen = new Set<T>();
  return values.flatMap((value, index) => {
    if (value === undefined) return [];
    if (seen.has(value)) return [{ value, index }];
    seen.add(value);
    return [];
  });
}
