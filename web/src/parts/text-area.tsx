import { Textarea } from '@mantine/core';
import type { ReactNode } from 'react';
import { useWords } from '../app/language';
import { useFieldError } from './field-error';

export interface FieldProps {
  id: string;
  label: string;
  hint?: string | undefined;
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
  onBlur?: (() => void) | undefined;
  /** Below the field. */
  children?: ReactNode;
}

/** The limit of the service for one text, in characters. */
const LIMIT = 20_000;
/** The counter appears only near the limit. */
const TELL_FROM = 15_000;

const spaced = (count: number) => String(count).replace(/\B(?=(\d{3})+$)/g, ' ');

export function TextArea({ id, label, hint, value, error, onChange, onBlur, children }: FieldProps) {
  const { form } = useWords();
  const shown = useFieldError();
  return (
    <div className="field">
      <Textarea
        id={id}
        label={label}
        description={hint}
        value={value}
        error={shown(error)}
        onChange={(event) => onChange(event.currentTarget.value)}
        onBlur={onBlur}
      />
      {value.length >= TELL_FROM && (
        <p className="under-field">{form.characters(spaced(value.length), spaced(LIMIT))}</p>
      )}
      {children}
    </div>
  );
}
