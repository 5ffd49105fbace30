import type { IssuedDocument } from '../../../../api-client/schema';
import { dayTyped, tellDate } from '../../parts/dates';
import type { Fault } from '../../parts/error-summary';
import type { Words } from '../../words/vi';
import type { Typed } from './stamp';

/** The document that the fields name, undefined where nothing of it is typed and it may be missing; and their faults. */
export function documentOf(
  typed: Typed,
  { form }: Words,
  { isOptional = false } = {},
): { document: IssuedDocument | undefined; faults: Fault[] } {
  const text = (field: string) => typed[field]?.trim() ?? '';
  const [number, signer] = [text('document.number'), text('document.signer')];
  const date = dayTyped(text('document.date'));
  if (isOptional && number === '' && signer === '' && text('document.date') === '') {
    return { document: undefined, faults: [] };
  }
  return {
    document: { number, date: date ?? '', signer },
    faults: [
      ...(number === '' ? [{ field: 'document.number', message: form.faults.empty }] : []),
      ...(date === undefined ? [{ field: 'document.date', message: form.faults.notDate }] : []),
      ...(signer === '' ? [{ field: 'document.signer', message: form.faults.empty }] : []),
    ],
  };
}

export const typedDocument = ({ number, date, signer }: IssuedDocument): Typed => ({
  'document.number': number,
  'document.date': tellDate(date),
  'document.signer': signer,
});
