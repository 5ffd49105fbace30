import type { LetterDocument, LetterItem } from '../store/documents/letter';
import type { Store } from '../store/store';
import { owedKey } from './letter-items';

/**
 * Gives notices back that were claimed for a round whose letters were made already: by an attempt of the activity that
 * was given up on and came to itself late. They are for the next round; without this nobody would hear of them.
 */
export async function giveBackUntold({
  store,
  round,
  letters,
}: {
  store: Store;
  round: string;
  /** As this attempt would have made them. */
  letters: readonly LetterDocument[];
}): Promise<void> {
  const made = new Map<string, Set<string>>();
  for await (const { _id, items } of store.letters.ofRound(round)) made.set(_id, new Set(items.map(itemKey)));
  const untold = new Set(
    letters.flatMap(({ _id, items }) => items.map(itemKey).filter((key) => !made.get(_id)?.has(key))),
  );
  if (untold.size === 0) return;
  const ids: string[] = [];
  for await (const { _id, unit, at, items } of store.notices.ofRound(round)) {
    if (items.some((item) => untold.has(itemKey({ ...item, unit: unit.id, at })))) ids.push(_id);
  }
  await store.notices.release({ ids, round });
}

const itemKey = (item: LetterItem): string =>
  owedKey(item) ?? `${item.unit} ${item.kind} ${item.step} ${item.party} ${item.at}`;
