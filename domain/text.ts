/** Something that is said to a caller, in every language that the service speaks. */
export interface Text {
  en: string;
  vi: string;
}

/** For what is somebody else's word, such as a checker's, and is there in one language alone. */
export const untranslated = (words: string): Text => ({ en: words, vi: words });
