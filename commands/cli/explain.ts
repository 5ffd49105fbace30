import { InvalidEnvironment } from '../../config/environment';
import { BinaryNotFound } from '../../embedded/find/way';
import { NotReadyError } from '../../embedded/process/recorded-process';
import { NothingToRehearse } from '../../rehearsal/files';
import { DocumentRefused } from '../../rehearsal/play/submit-document';
import type { Language } from '../../rehearsal/report/language';
import { CallFailed } from '../../rehearsal/service/http';
import { DidNotClose } from '../../rehearsal/watch';
import { Refusal } from '../../use-cases/refusals';

type ErrorClass = abstract new (...args: never[]) => Error;

const EXPECTED: readonly ErrorClass[] = [
  BinaryNotFound,
  NotReadyError,
  CallFailed,
  DocumentRefused,
  NothingToRehearse,
  DidNotClose,
];

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
  if (error instanceof InvalidEnvironment) return [marked(error.text[language])];
  if (!(error instanceof Error)) return [marked(String(error))];
  const isExpected = EXPECTED.some((kind) => error instanceof kind);
  return isExpected || error.stack === undefined
    ? [marked(error.message)]
    : [error.stack, marked(error.message)];
}
