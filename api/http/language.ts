import type { Request } from 'express';
import type { Text } from '../../domain/text';

export type Language = keyof Text;

/** Best first: the first one is for whoever asks for none of them, or does not say. */
const LANGUAGES: readonly Language[] = ['en', 'vi'];

/**
 * The language that a caller likes best (RFC 9110, section 12.5.4). Where none is acceptable the header is passed over,
 * as that section lets us: a problem in a foreign language says more than none.
 */
export const languageOf = (request: Request): Language =>
  (request.acceptsLanguages([...LANGUAGES]) || LANGUAGES[0]) as Language;
