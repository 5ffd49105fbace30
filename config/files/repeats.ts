/** Every value of a list that was there before, with its index. */
export function repeats<T>(values: readonly (T | undefined)[]): { value: T; index: number }[] {
  return values.flatMap((value, index) =>
    value !== undefined && values.indexOf(value) < index ? [{ value, index }] : [],
  );
}
