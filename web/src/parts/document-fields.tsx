import type { ReactNode } from 'react';
import { useWords } from '../app/language';
import { DateField } from './date-field';
import { type Fault, messageOf } from './error-summary';
import { TextField } from './text-field';

/** Number, date and signer of an issued document. */
export function DocumentFields({
  legend,
  hint,
  fields,
  faults,
  today,
  change,
  leave,
  under = () => null,
}: {
  legend: string;
  hint?: string;
  fields: Readonly<Record<string, string>>;
  faults: readonly Fault[];
  /** yyyy-mm-dd, by the plan. */
  today: string;
  change: (field: string, value: string) => void;
  leave?: () => void;
  under?: (field: string) => ReactNode;
}) {
  const { form } = useWords();
  const of = (field: string) => ({
    id: field,
    value: fields[field] ?? '',
    error: messageOf(faults, field),
    onChange: (value: string) => change(field, value),
    onBlur: leave,
    children: under(field),
  });
  return (
    <fieldset className="section">
      <legend>{legend}</legend>
      {hint !== undefined && <p className="quiet">{hint}</p>}
      <TextField
        {...of('document.number')}
        label={form.number}
        hint={form.numberHint}
        className="field-short"
      />
      <DateField {...of('document.date')} label={form.date} hint={form.dateHint} today={today} />
      <TextField {...of('document.signer')} label={form.signer} hint={form.signerHint} />
    </fieldset>
  );
}
