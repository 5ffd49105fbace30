import type { Language } from '../../domain/text';
import { TextError } from '../../domain/text-error';
import { Refusal } from '../../use-cases/refusals';

/**
 * What was wrong, for the person at the terminal: what is expected in its own words, a surprise with where it happened
 * before the line that says what it is.
 */
export function explain(error: unknown, language: Language, marked: (sentence: string) => string): string[] {
  if (error instanceof Refusal) {
    if (error.fields.length > 0) {
      return error.fields.map(({ field, message }) => `${field}: ${message[language]}`);
    }
    return [marked(error.text?.[language] ?? error.message)];
  }
  if (error instanceof TextError) return [marked(error.text[language])];
  if (!(error instanceof Error)) return [marked(String(error))];
  return error.stack === undefined ? [marked(error.message)] : [error.stack, marked(error.message)];
}
