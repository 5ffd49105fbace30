/**
 * What a letter is made of. Every block is plain text with a meaning: `render-text` and `render-html` alone know how
 * it looks, so that both versions say the same and escaping has one place.
 */
export type Block =
  | { type: 'masthead'; sender: string; placeAndDate: string }
  | { type: 'addressee'; text: string }
  | { type: 'heading'; text: string }
  | { type: 'paragraph'; text: string }
  | { type: 'facts'; facts: Fact[] }
  | { type: 'list'; entries: Entry[] }
  | { type: 'table'; columns: string[]; rows: string[][] }
  | { type: 'quote'; introduction: string; text: string }
  | { type: 'signature'; closing: string; sender: string }
  /** Digits to be typed elsewhere. */
  | { type: 'code'; text: string }
  | { type: 'note'; text: string };

/** One line of a list, alone or with what belongs to it below. */
export type Entry = string | { text: string; facts: Fact[] };

/** A labelled line, such as «Thời hạn: …». */
export interface Fact {
  label: string;
  text: string;
  /** Shown as the address itself, so that a reader sees where a link leads before following it. */
  href?: string;
  /** What it is of: said by the first section of a letter that has it, for those that follow. */
  once?: string;
}

/** A letter before it is text or HTML. */
export interface LetterDraft {
  subject: string;
  blocks: Block[];
}

export const heading = (text: string): Block => ({ type: 'heading', text });
export const paragraph = (text: string): Block => ({ type: 'paragraph', text });
