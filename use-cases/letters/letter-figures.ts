import { LETTER_STATES, type LetterState } from '../../domain/letters';
import type { Store } from '../../store/store';
import type { TallyDocument } from '../../store/tallies';

/** What the store knows of letters. */
export interface LetterFigures {
  byState: Record<LetterState, number>;
  possibleDuplicates: number;
  /** Notices that were late for the letters of their instant. */
  stragglers: number;
}

type FigureStore = Pick<Store, 'campaigns' | 'letters' | 'rounds' | 'tallies'>;

const NONE: LetterFigures = {
  byState: { waiting: 0, ready: 0, sending: 0, sent: 0, withdrawn: 0, failed: 0 },
  possibleDuplicates: 0,
  stragglers: 0,
};

/** Of the letters of all campaigns: two questions for each, whatever it has sent. */
export async function letterFigures(store: FigureStore): Promise<LetterFigures> {
  let sum = NONE;
  for (const { _id } of await store.campaigns.list()) sum = added(sum, await figuresOf(store, _id));
  return sum;
}

/** Of the letters of one campaign: what is to do is counted, what has come to an end was counted then. */
export async function figuresOf(store: FigureStore, campaign: string): Promise<LetterFigures> {
  const unended = await store.letters.countUnended(campaign);
  const { sent, withdrawn, possibleDuplicates, stragglers } =
    (await store.tallies.get(campaign)) ?? (await countAll(store, campaign));
  return { byState: { ...unended, sent, withdrawn }, possibleDuplicates, stragglers };
}

/** Counts all letters that there are, and keeps that: what ends from then on is added. */
export async function countAll(store: FigureStore, campaign: string): Promise<TallyDocument> {
  const counts = await tallyOf(store, campaign);
  await store.tallies.set(counts);
  return counts;
}

/** What a tally would be, from a reading of all letters. */
export async function tallyOf(
  { letters, rounds }: Pick<Store, 'letters' | 'rounds'>,
  campaign: string,
): Promise<TallyDocument> {
  const { sent, withdrawn } = await letters.countByState(campaign);
  let possibleDuplicates = 0;
  for await (const letter of letters.each({ campaign })) possibleDuplicates += letter.possibleDuplicates;
  let stragglers = 0;
  for (const round of await rounds.list(campaign)) stragglers += round.stragglers;
  return { _id: campaign, sent, withdrawn, possibleDuplicates, stragglers };
}

function added(a: LetterFigures, b: LetterFigures): LetterFigures {
  const byState = LETTER_STATES.map((state) => [state, a.byState[state] + b.byState[state]] as const);
  return {
    byState: Object.fromEntries(byState) as LetterFigures['byState'],
    possibleDuplicates: a.possibleDuplicates + b.possibleDuplicates,
    stragglers: a.stragglers + b.stragglers,
  };
}
