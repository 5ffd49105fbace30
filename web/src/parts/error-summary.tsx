import { useEffect, useRef } from 'react';
import { useWords } from '../app/language';

/** A fault of a field, or of the whole form where `field` is undefined. */
export interface Fault {
  field: string | undefined;
  message: string;
}

/** The message of a field, in the same words as in the summary. */
export const messageOf = (faults: readonly Fault[], field: string): string | undefined =>
  faults.find((fault) => fault.field === field)?.message;

/** All faults at once, each linked to its field. It takes the focus whenever the faults change. */
export function ErrorSummary({
  faults,
  titles,
}: {
  faults: readonly Fault[];
  titles: (field: string) => string;
}) {
  const { form } = useWords();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (faults.length > 0) box.current?.focus();
  }, [faults]);
  if (faults.length === 0) return null;
  return (
    <div className="summary" ref={box} tabIndex={-1} aria-labelledby="faults" role="group">
      <div role="alert">
        <h2 id="faults">{form.faults.title(faults.length)}</h2>
        <ul>
          {faults.map(({ field, message }) => (
            <li key={`${field} ${message}`}>
              {field === undefined ? (
                message
              ) : (
                <a
                  href={`#${field}`}
                  onClick={(event) => {
                    event.preventDefault();
                    goTo(field);
                  }}
                >
                  {titles(field)}: {message}
                </a>
              )}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

/** Brings a field with its label into view, and the cursor into it. */
export function goTo(field: string): void {
  const input = document.getElementById(field);
  const label = input?.closest('.field') ?? input;
  label?.scrollIntoView({ block: 'start' });
  input?.focus({ preventScroll: true });
}
