import type { LetterFilter, LetterState } from '../../domain/letters';
import type { LetterDocument } from '../../store/documents/letter';
import type { PersonDocument } from '../../store/documents/register';
import type { Store } from '../../store/store';
import { loadCampaign } from '../campaigns/load-campaign';
import type { Deps } from '../deps';
import { remembered } from '../remember';
import { figuresOf } from './letter-figures';
import { recipientsOf } from './recipients-of';

/** Whoever pages or polls asks for these with every call. */
const countsOf = remembered({
  forMs: 1_000,
  read: async (store: Store, campaign) => (await figuresOf(store, campaign)).byState,
});

export interface LettersPage {
  /** Of all letters of the campaign. */
  counts: Record<LetterState, number>;
  letters: LetterDocument[];
  people: ReadonlyMap<string, PersonDocument>;
  /** The key after which the next page begins; null at the end. */
  next: string | null;
}

/** A page of a campaign's letters, with those whom they are to. */
export async function listLetters(
  deps: Deps,
  { filter, ...page }: { filter: LetterFilter; after: string; limit: number },
): Promise<LettersPage> {
  const { campaign } = filter;
  await loadCampaign(deps, campaign);
  const [{ letters, next }, counts] = await Promise.all([
    deps.store.letters.page({ filter, ...page }),
    countsOf(deps.store, campaign),
  ]);
  const people = await recipientsOf(deps, { campaign, letters });
  return { counts, letters, people, next };
}
