import type { IssuedDocument } from '../../../api-client/schema';
import type { Words } from '../words/vi';
import { dayTyped, tellDate } from './dates';
import type { Fault } from './error-summary';

type Typed = Readonly<Record<string, string>>;

const FIELDS = ['document.number', 'document.date', 'document.signer'] as const;

const textIn = (typed: Typed, field: string): string => typed[field]?.trim() ?? '';

/** Whether anything of a document is typed: where it may be missing, all of it may. */
export const isDocumentTyped = (typed: Typed): boolean => FIELDS.some((field) => textIn(typed, field) !== '');

/** The document that the fields name, and their faults. What cannot be read is left empty; the service refuses it too. */
export function documentTyped(
  typed: Typed,
  { form: { faults: said } }: Pick<Words, 'form'>,
): { document: IssuedDocument; faults: Fault[] } {
  const [number, signer] = [textIn(typed, 'document.number'), textIn(typed, 'document.signer')];
  const date = dayTyped(textIn(typed, 'document.date'));
  return {
    document: { number, date: date ?? '', signer },
    faults: [
      ...(number === '' ? [{ field: 'document.number', message: said.empty }] : []),
      ...(date === undefined ? [{ field: 'document.date', message: said.notDate }] : []),
      ...(signer === '' ? [{ field: 'document.signer', message: said.empty }] : []),
    ],
  };
}

/** As it would have been typed. */
export const typedDocument = ({ number, date, signer }: IssuedDocument): Typed => ({
  'document.number': number,
  'document.date': tellDate(date),
  'document.signer': signer,
});
