import type { Instant } from '../../domain/time';
import type { Store } from '../../store/store';
import type { Deps } from '../../use-cases/deps';
import { readLetter } from '../../use-cases/letters/read-letter';
import { type Released, releaseLetters } from '../../use-cases/letters/release-letters';

/** After every instant of a plan. */
const EVER = '9999-01-01T00:00:00.000Z';

/** Reads letters that wait, as the desk of Sở Nội vụ does, and lets go what was read; by default all of them. */
export async function readAndRelease(
  deps: Deps,
  { campaign, only = () => true }: { campaign: string; only?: (position: number) => boolean },
): Promise<Released> {
  const waiting = await deps.store.letters.waitingSince({ campaign, at: EVER });
  const letters: { id: string; itemsDigest: string }[] = [];
  for (const { _id: id } of waiting.filter((_letter, i) => only(i))) {
    const { itemsDigest } = await readLetter(deps, { campaign, letter: id });
    letters.push({ id, itemsDigest });
  }
  return releaseLetters(deps, { campaign, actor: 'thử nghiệm', letters });
}

/** Lets all letters of a campaign go that wait, whatever they tell. */
export async function releaseUnread(
  store: Pick<Store, 'letters'>,
  { campaign, at }: { campaign: string; at: Instant },
): Promise<void> {
  for (const { _id: letter } of await store.letters.waitingSince({ campaign, at: EVER })) {
    await store.letters.release({ letter, by: 'noi-vu', at, digest: 'x' });
  }
}
