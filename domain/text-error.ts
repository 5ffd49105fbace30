import { type Text, untranslated } from './text';

/**
 * A failure that the person at a terminal can understand, and often mend: its text is all that a command shows of it, in
 * the language of the terminal. The message, for logs, is the English text.
 */
export class TextError extends Error {
  constructor(
    readonly text: Text,
    options?: ErrorOptions,
  ) {
    super(text.en, options);
  }
}

/** What any error says, as far as it speaks the reader's language; that of a library is in English. */
export function textOfError(error: unknown): Text {
  if (error instanceof TextError) return error.text;
  return untranslated(error instanceof Error ? error.message : String(error));
}
