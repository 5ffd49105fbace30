/** What is quoted is a name or the plan's own word, and capitals are names of formats: the same in every language. */
const NAMES = /"[^"]*"|«[^»]*»|<[^>]*>|Sở Nội vụ|\b[A-Z][A-Z0-9-]+\b|MiB/g;

const wordsOf = (text: string): string[] =>
  text
    .replace(NAMES, ' ')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter(Boolean);

/** Those that a half-translated sentence would have; none of them is a Vietnamese syllable. */
const ENGLISH = new Set(
  'a and are array at be body by expected field for has input invalid is it must no not number object of one option or received string such than that the there this undefined value was were which who with'.split(
    ' ',
  ),
);

/** The English words that a Vietnamese text has in it. */
export const englishIn = (text: string): string[] => wordsOf(text).filter((word) => ENGLISH.has(word));

/** What is wrong with a translation; empty if nothing is. */
export function faultsOf({ en, vi }: { en: unknown; vi: unknown }): string[] {
  if (typeof en !== 'string' || typeof vi !== 'string')
    return [`${String(en)} / ${String(vi)}: not both are there`];
  const english = new Set(wordsOf(en));
  const left = wordsOf(vi).filter((word) => english.has(word) || ENGLISH.has(word));
  return [
    ...(/undefined|\[object|NaN/.test(en + vi) ? ['it says what is not there'] : []),
    ...(en === vi ? ['it is the same in both'] : []),
    ...(/[à-ỹđ]/i.test(vi) ? [] : ['it has no Vietnamese letter']),
    ...left.map((word) => `«${word}» is left in it`),
  ].map((fault) => `${en} / ${vi}: ${fault}`);
}
