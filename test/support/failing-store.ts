import type { Store } from '../../store/store';

/** How a call goes wrong: before it does anything, or after it has done it, so that only its answer is lost. */
export type Failing = 'before' | 'after';

export class StoreFailed extends Error {
  override readonly name = 'StoreFailed';
}

/**
 * The same store, but that its `nth` call (from 1) goes wrong. `calls()` says how many there were.
 * A stream goes wrong at its beginning, or after all of it was read.
 */
export function failingStore(
  store: Store,
  { nth, failing }: { nth: number; failing: Failing },
): { store: Store; calls: () => number } {
  let calls = 0;
  const wrap =
    (method: (...args: unknown[]) => unknown) =>
    (...args: unknown[]): unknown => {
      calls += 1;
      if (calls !== nth) return method(...args);
      const fail = () => {
        throw new StoreFailed(`call ${nth} failed ${failing}`);
      };
      if (failing === 'before') return fail();
      const result = method(...args);
      return isStream(result) ? thenFail(result, fail) : Promise.resolve(result).then(fail);
    };
  const repositories = Object.entries(store).map(([name, repository]) => {
    if (typeof repository !== 'object') return [name, repository];
    const methods = Object.entries(repository as Record<string, (...args: unknown[]) => unknown>);
    return [name, Object.fromEntries(methods.map(([key, method]) => [key, wrap(method)]))];
  });
  return { store: Object.fromEntries(repositories) as Store, calls: () => calls };
}

const isStream = (result: unknown): result is AsyncIterable<unknown> =>
  typeof result === 'object' && result !== null && Symbol.asyncIterator in result;

async function* thenFail(stream: AsyncIterable<unknown>, fail: () => never): AsyncIterable<unknown> {
  yield* stream;
  fail();
}
