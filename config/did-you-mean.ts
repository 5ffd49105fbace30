import type { Text } from '../domain/text';

/** As an id would be written, so that «Sở Nội vụ» is known for `so-noi-vu`. */
export const asId = (word: string): string =>
  word
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('đ', 'd')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

/** Levenshtein distance. */
function distance(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (above[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(replaced, (above[j] as number) + 1, (row[j - 1] as number) + 1));
    }
    above = row;
  }
  return above[b.length] as number;
}

/** The candidate that was meant, if one is near enough. */
function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const meant = asId(word);
  let best: { candidate: string; away: number } | undefined;
  for (const candidate of candidates) {
    const away = distance(meant, asId(candidate));
    if (!best || away < best.away) best = { candidate, away };
  }
  // Two letters that changed places are two edits, which is too much of a very short word.
  const tolerated = meant.length < 4 ? 1 : Math.max(2, Math.floor(meant.length / 3));
  return best !== undefined && best.away <= tolerated ? best.candidate : undefined;
}

const NOTHING: Text = { en: '', vi: '' };

/** `; did you mean «so-noi-vu»?`, or `otherwise` where no candidate is near enough to be what was meant. */
export function didYouMean(word: string, candidates: Iterable<string>, otherwise: Text = NOTHING): Text {
  const near = nearest(word, candidates);
  return near === undefined
    ? otherwise
    : { en: `; did you mean «${near}»?`, vi: `; có phải là «${near}» không?` };
}
