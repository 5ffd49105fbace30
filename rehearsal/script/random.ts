/** Chance that repeats itself: the same seed gives the same numbers on every machine (mulberry32). */
export interface Random {
  /** In [0, 1). */
  next(): number;
  chance(probability: number): boolean;
  pick<Item>(items: readonly Item[]): Item;
  shuffled<Item>(items: readonly Item[]): Item[];
}

export function seeded(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    chance: (probability) => next() < probability,
    pick(items) {
      const item = items[Math.floor(next() * items.length)];
      if (item === undefined) throw new RangeError('there is nothing to pick from');
      return item;
    },
    shuffled(items) {
      const rest = [...items];
      for (let i = rest.length - 1; i > 0; i -= 1) {
        const j = Math.floor(next() * (i + 1));
        [rest[i], rest[j]] = [rest[j], rest[i]] as [(typeof rest)[number], (typeof rest)[number]];
      }
      return rest;
    },
  };
}
