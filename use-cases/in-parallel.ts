/** Rows of one request at once: well below what a small server answers in a second, so that others are served meanwhile. */
export const ROWS_AT_ONCE = 8;

/** Maps items with at most `limit` at work at once; results in the order of the items. */
export async function inParallel<Item, Result>({
  items,
  limit,
  work,
}: {
  items: readonly Item[];
  limit: number;
  work: (item: Item) => Promise<Result>;
}): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const worker = async () => {
    while (next < items.length) {
      const i = next;
      next += 1;
      results[i] = await work(items[i] as Item);
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, worker));
  return results;
}
