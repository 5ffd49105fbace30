import { useWords } from '../../app/language';
import { useWordsOf } from '../../app/page-words';
import { DateField } from '../../parts/date-field';
import { type Fault, messageOf } from '../../parts/error-summary';
import { TextField } from '../../parts/text-field';
import { STAMP, type Typed } from './stamp';
import { papersWords } from './words';

/** Number, day and time of the stamp, as they stand on the paper. */
export function StampFields({
  typed,
  faults,
  today,
  change,
}: {
  typed: Typed;
  faults: readonly Fault[];
  today: string;
  change: (field: string, value: string) => void;
}) {
  const said = useWordsOf(papersWords);
  const { form } = useWords();
  const of = (field: string) => ({
    id: field,
    value: typed[field] ?? '',
    error: messageOf(faults, field),
    onChange: (value: string) => change(field, value),
  });
  return (
    <div className="papers-stamp">
      <TextField {...of(STAMP.number)} label={said.number} hint={said.numberHint} />
      <DateField {...of(STAMP.day)} label={said.day} hint={form.dateHint} today={today} />
      <TextField {...of(STAMP.time)} label={said.time} hint={said.timeHint} />
    </div>
  );
}
