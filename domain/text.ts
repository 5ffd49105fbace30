/** Something that is said to a caller, in every language that the service speaks. */
export interface Text {
  en: string;
  vi: string;
}

export type Language = keyof Text;

/** For what is somebody else's word, such as a library's, and is there in one language alone. */
export const untranslated = (words: string): Text => ({ en: words, vi: words });

/** A text, or what is the same in each language, such as an id. */
export type Said = Text | string;

export const inLanguage = (said: Said, language: Language): string =>
  typeof said === 'string' ? said : said[language];

/** One text of several parts, in each language. */
export const joined = (...parts: readonly Said[]): Text => {
  const all = (language: Language) => parts.map((part) => inLanguage(part, language)).join('');
  return { en: all('en'), vi: all('vi') };
};

/**
 * One string that carries a text, where a library such as Zod takes a string for a message and does not know who will
 * read it; {@link heard} reads it.
 */
export const said = (text: Text): string => JSON.stringify(text);

/** What {@link said} said; undefined for any other string. */
export function heard(message: string): Text | undefined {
  try {
    const text = JSON.parse(message) as Partial<Text> | null;
    return typeof text?.en === 'string' && typeof text.vi === 'string'
      ? { en: text.en, vi: text.vi }
      : undefined;
  } catch {
    return undefined;
  }
}
