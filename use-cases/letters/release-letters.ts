import { record } from '../audit';
import { loadCampaign, planNow } from '../campaigns/load-campaign';
import type { Deps } from '../deps';
import { inParallel } from '../in-parallel';
import { campaignAt } from './as-of';
import { factsOfLetters } from './facts-of-letters';
import { itemsDigest } from './items-digest';
import { currentLetter } from './letter-as-of';
import { nothingLeft } from './read-letter';
import { sendNow } from './send-now';

/** A letter, and the digest of what somebody has read in it. */
export interface ReadBefore {
  id: string;
  itemsDigest: string;
}

/** Why a letter is not released: it tells something else than was read, it does not wait, or there is none. */
export const RELEASE_REFUSALS = ['changed', 'not-waiting', 'unknown'] as const;

export interface Released {
  released: string[];
  refused: { id: string; why: (typeof RELEASE_REFUSALS)[number] }[];
}

/** Writes at once to the store; a hundred at a time gain nothing over these. */
const AT_ONCE = 8;

/**
 * Lets letters go that wait, each as it was read and answered for itself. What is no longer owed by the time at which it
 * goes, the sender leaves out; of a letter that told nothing when it was read it leaves out all, and withdraws it.
 */
export async function releaseLetters(
  deps: Deps,
  { campaign: id, actor, letters }: { campaign: string; actor: string; letters: readonly ReadBefore[] },
): Promise<Released> {
  const found = await loadCampaign(deps, id);
  const at = planNow(deps, found);
  const when = campaignAt(found, at);
  const { store } = deps;
  const stored = await store.letters.some({ campaign: id, letters: letters.map((each) => each.id) });
  const byId = new Map(stored.map((letter) => [letter._id, letter]));
  const waiting = stored.filter(({ state }) => state === 'waiting');
  const facts = await factsOfLetters(store, { campaign: id, letters: waiting });
  const digests = new Map(
    await Promise.all(
      waiting.map(async (letter) => {
        const current = await currentLetter({ store, facts }, { letter, ...when });
        return [letter._id, itemsDigest(current ?? nothingLeft(letter), when)] as const;
      }),
    ),
  );
  const outcomes = await inParallel({
    items: letters,
    limit: AT_ONCE,
    work: async (read) => {
      if (!byId.has(read.id)) return 'unknown';
      const digest = digests.get(read.id);
      if (digest === undefined) return 'not-waiting';
      if (digest !== read.itemsDigest) return 'changed';
      const isReleased = await store.letters.release({ letter: read.id, by: actor, at, digest });
      return isReleased ? 'released' : 'not-waiting';
    },
  });
  const answer: Released = { released: [], refused: [] };
  for (const [i, { id: letter }] of letters.entries()) {
    const outcome = outcomes[i] as (typeof outcomes)[number];
    if (outcome === 'released') answer.released.push(letter);
    else answer.refused.push({ id: letter, why: outcome });
  }
  if (answer.released.length > 0) {
    await record(deps, {
      actor,
      action: 'letters-released',
      campaign: id,
      target: answer.released.join(' '),
    });
    await sendNow(deps, found);
  }
  return answer;
}
