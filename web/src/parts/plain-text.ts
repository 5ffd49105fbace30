/** As one types who is in a hurry: without diacritics and capitals. */
export const plainText = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    // The one letter whose stroke is no mark.
    .replaceAll('\u0111', 'd')
    .replace(/\s+/g, ' ')
    .trim();

/** Whether a name has all the words that somebody typed, each as the beginning of one of its own. */
export function isMeantBy(typed: string, name: string): boolean {
  const words = plainText(name).split(/[^\p{L}\p{N}]+/u);
  return plainText(typed)
    .split(' ')
    .every((part) => words.some((word) => word.startsWith(part)));
}
