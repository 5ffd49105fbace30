import type { Language } from '../../domain/text';

/**
 * The language of a terminal, by its locale as POSIX has it: the first of these that is set and not empty says it.
 * Vietnamese for `vi…`, English for everything else.
 */
export function languageOf({
  LC_ALL,
  LC_MESSAGES,
  LANG,
}: {
  LC_ALL?: string | undefined;
  LC_MESSAGES?: string | undefined;
  LANG?: string | undefined;
}): Language {
  const locale = LC_ALL || LC_MESSAGES || LANG || '';
  return /^vi(?![a-z])/i.test(locale) ? 'vi' : 'en';
}
