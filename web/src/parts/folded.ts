/** «Sở Y tế» as it is searched for: «so y te». */
export const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    // It is a letter of its own, not a d with a mark.
    .replaceAll('\u0111', 'd')
    .trim();

/** Whether each word that somebody typed begins a word of a name. */
export function isMeantBy(typed: string, name: string): boolean {
  const words = folded(name).split(/[\s,–-]+/);
  return folded(typed)
    .split(/\s+/)
    .every((each) => words.some((word) => word.startsWith(each)));
}
