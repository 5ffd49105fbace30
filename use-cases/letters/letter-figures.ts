import type { LetterState } from '../../domain/letters';

import type { Store } from '../../store/store';

/** What the store knows of letters. */
export interface LetterFigures {
  byState: Partial<Record<LetterState, number>>;
  possibleDuplicates: number;
  /** Notices that were late for the letters of their instant. */
  stragglers: number;
}

/** Sums up the letters of all campaigns. */
export async function letterFigures({
  campaigns,
  letters,
  rounds,
}: Pick<Store, 'campaigns' | 'letters' | 'rounds'>): Promise<LetterFigures> {
  const byState: Partial<Record<LetterState, number>> = {};
  let possibleDuplicates = 0;
  let stragglers = 0;
  for (const { _id: campaign } of await campaigns.list()) {
    for (const [state, count] of Object.entries(await letters.countByState(campaign))) {
      byState[state as LetterState] = (byState[state as LetterState] ?? 0) + count;
    }
    for await (const letter of letters.each({ campaign })) possibleDuplicates += letter.possibleDuplicates;
    for (const round of await rounds.list(campaign)) stragglers += round.stragglers;
  }
  return { byState, possibleDuplicates, stragglers };
}
