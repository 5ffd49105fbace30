import {
  characterInWords,
  type FoundCharacter,
  findCharacter,
  meantBy,
  placeInWords,
} from '../../domain/characters';
import { joined, type Text } from '../../domain/text';

/**
 * Characters that look like plain ones of a file (blanks, quotes, colons, digits) or like nothing, and are others: a value
 * that cannot be read may hold one, and nobody sees it. Good text has some of them too.
 */
const MISTAKEN =
  /(?! )[\p{Cc}\p{Cf}\p{Zs}\p{Zl}\p{Zp}\u00b4`\u2010-\u2015\u2018-\u201e\u2032\u2033\u2212\uff01-\uff5e]|(?![0-9])\p{Nd}/u;

/** `U+201C (curly double quote), where «"» is meant`. */
export function mistakenInWords(character: string): Text {
  const plain = meantBy(character);
  if (plain === undefined) return characterInWords(character);
  const meant: Text =
    plain === ' '
      ? { en: ' in place of a plain space', vi: ' thay cho dấu cách thường' }
      : { en: ` in place of «${plain}»`, vi: ` thay cho «${plain}»` };
  return joined(characterInWords(character), meant);
}

export const findMistakenIn = (text: string): FoundCharacter | undefined => findCharacter(text, MISTAKEN);

/** What to add to a fault of a value that cannot be read: the character that may be why. */
export function mistakenIn(value: unknown): Text | undefined {
  const found = typeof value === 'string' ? findMistakenIn(value) : undefined;
  return (
    found &&
    joined(
      { en: '; it holds ', vi: '; giá trị này có ' },
      mistakenInWords(found.character),
      { en: ' (', vi: ' (' },
      placeInWords(found),
      ')',
    )
  );
}
