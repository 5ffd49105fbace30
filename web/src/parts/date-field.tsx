import { useWords } from '../app/language';
import { dayTyped, tellDay } from './dates';
import type { FieldProps } from './text-area';
import { TextField } from './text-field';

/**
 * A date as people write it, read back with its weekday: the browser's own date field shows month before day on an
 * English Windows. A day after `today` is asked about, and no fault.
 */
export function DateField({ today, ...field }: FieldProps & { today: string }) {
  const words = useWords();
  const day = dayTyped(field.value);
  return (
    <TextField {...field} className="field-short">
      <p className={day !== undefined && day > today ? 'under-field asks' : 'under-field'} aria-live="polite">
        {day !== undefined &&
          (day > today
            ? words.form.dateFuture(tellDay(words, day))
            : words.form.dateRead(tellDay(words, day)))}
      </p>
      {field.children}
    </TextField>
  );
}
