/**
 * RFC 2047, 2: a line with an encoded word has 76 characters at the most, of which `=?UTF-8?B?` and `?=` are 12. The name
 * of the header stands on the first.
 */
const MAX_BYTES = Math.floor((76 - 'List-Id: '.length - 12) / 4) * 3;

/** A text as words of ASCII for a header. No character is split between two words, as the RFC asks. */
export function encodedWords(text: string): string {
  const pieces: string[] = [];
  for (const character of text) {
    const piece = pieces.at(-1) ?? '';
    if (pieces.length > 0 && Buffer.byteLength(piece + character) <= MAX_BYTES) {
      pieces.splice(-1, 1, piece + character);
    } else pieces.push(character);
  }
  return pieces.map((piece) => `=?UTF-8?B?${Buffer.from(piece).toString('base64')}?=`).join(' ');
}
