/** Numbers that a seed alone decides (mulberry32). */
export interface Random {
  /** From 0 to `below`, without it. */
  below(below: number): number;
  of<T>(values: readonly T[]): T;
  /** True once in so many. */
  onceIn(times: number): boolean;
}

export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    of: (values) => {
      if (values.length === 0) throw new RangeError('there is nothing to choose from');
      return values[below(values.length)] as (typeof values)[number];
    },
    onceIn: (times) => below(times) === 0,
  };
}
