import type { LetterItem, ToldFacts } from '../../store/documents/letter';

const FACTS = ['half', 'missing', 'submitted', 'awaits'] as const satisfies (keyof ToldFacts)[];

/** What an item tells by the time at which its letter goes. */
const factsOf = (item: LetterItem): ToldFacts =>
  Object.fromEntries(FACTS.flatMap((fact) => (item[fact] === undefined ? [] : [[fact, item[fact]]])));

const isSame = (a: ToldFacts, b: ToldFacts): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Of items as they go the facts, in their order; undefined where these are what is stored. */
export function changedFacts(
  stored: readonly LetterItem[],
  told: readonly LetterItem[],
): ToldFacts[] | undefined {
  const facts = told.map(factsOf);
  return facts.every((each, i) => isSame(each, factsOf(stored[i] as LetterItem))) ? undefined : facts;
}

/** Stored items as they went. */
export const withFacts = (
  stored: readonly LetterItem[],
  facts: readonly ToldFacts[] | undefined,
): LetterItem[] =>
  stored.map((item, i) => {
    const told = facts?.[i];
    if (!told) return item;
    const { half: _half, missing: _missing, submitted: _submitted, awaits: _awaits, ...rest } = item;
    return { ...rest, ...told };
  });
