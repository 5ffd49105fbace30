/** Digits and capitals that nobody takes for another on the telephone, and that form no words. */
const ALPHABET = '23456789BCDFGHJKMNPQRSTVWXZ';
const LETTERS = 6;

/** The words of a campaign's id up to the year, and its last two digits: `dong-nai-2013-rehearsal-3` is `DN13`. */
function initialsOf(campaign: string): string {
  const [, before = campaign, year = ''] = /^(.*?)-?\b(?:19|20)(\d\d)\b/.exec(campaign) ?? [];
  const words = (before || campaign).split('-').filter((word) => /^[a-z]/.test(word));
  return `${words.map((word) => word[0]).join('')}${year}`.toUpperCase();
}

/**
 * What a filing is called on its receipt, such as `DN13-7K4Q-2M`: the same for ever, and short enough to be read out. `hash` is of
 * the key under which the filing is stored, by which no two of them are the same; of its bytes the first six are taken.
 */
export function receiptNumber({ campaign, hash }: { campaign: string; hash: Uint8Array }): string {
  let rest = hash.slice(0, 6).reduce((number, byte) => number * 256 + byte, 0);
  let letters = '';
  while (letters.length < LETTERS) {
    letters += ALPHABET[rest % ALPHABET.length];
    rest = Math.floor(rest / ALPHABET.length);
  }
  return [initialsOf(campaign), letters.slice(0, 4), letters.slice(4)]
    .filter((part) => part !== '')
    .join('-');
}
