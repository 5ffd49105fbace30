import type { Request } from 'express';

/** Something that is said to a caller, in every language that the API speaks. */
export interface Text {
  en: string;
  vi: string;
}

export type Language = keyof Text;

/** Best first: the first one is for whoever asks for none of them, or does not say. */
const LANGUAGES: readonly Language[] = ['en', 'vi'];

/**
 * The language that a caller likes best (RFC 9110, section 12.5.4). Where none is acceptable the header is passed over,
 * as that section lets us: a problem in a foreign language says more than none.
 */
export const languageOf = (request: Request): Language =>
  (request.acceptsLanguages([...LANGUAGES]) || LANGUAGES[0]) as Language;

/** For what is somebody else's word, such as a checker's, and is there in one language alone. */
export const untranslated = (words: string): Text => ({ en: words, vi: words });
