/**
 * What a line of text must not hold: controls (an escape sequence rewrites a terminal, a line break a letter's header),
 * separators of lines and paragraphs, and characters that nobody sees (Unicode's categories Cc, Cf, Zl, Zp, Co and
 * lone surrogates). Among the unseen ones are those that turn the direction of writing, so that a name reads as another.
 */
const FOREIGN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/u;

/** The first character that does not belong into one line, as `U+001B`; undefined if there is none. */
export function foreignToOneLine(text: string): string | undefined {
  const codePoint = FOREIGN.exec(text)?.[0].codePointAt(0);
  return codePoint === undefined ? undefined : `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** Text for a terminal: what {@link foreignToOneLine} finds is written as its code point, and does nothing. */
export const inOneLine = (text: string): string =>
  text.replace(new RegExp(FOREIGN, 'gu'), (character) => `<${foreignToOneLine(character)}>`);
