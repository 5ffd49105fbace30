import { TextInput } from '@mantine/core';
import type { AriaAttributes } from 'react';
import { useFieldError } from './field-error';
import type { FieldProps } from './text-area';

export function TextField({
  id,
  label,
  hint,
  value,
  error,
  onChange,
  onBlur,
  className = '',
  inputMode,
  type = 'text',
  autoComplete = 'off',
  combobox,
  children,
}: FieldProps & {
  className?: string;
  inputMode?: 'decimal' | 'numeric' | 'email' | 'url';
  type?: 'text' | 'password';
  autoComplete?: 'off' | 'current-password' | 'one-time-code';
  /** Of a field that a list of choices belongs to. */
  combobox?: AriaAttributes & { role: 'combobox' };
}) {
  const shown = useFieldError();
  return (
    <div className={`field ${className}`}>
      <TextInput
        id={id}
        label={label}
        description={hint}
        value={value}
        error={shown(error)}
        type={type}
        inputMode={inputMode}
        autoComplete={autoComplete}
        {...combobox}
        onChange={(event) => onChange(event.currentTarget.value)}
        onBlur={onBlur}
      />
      {children}
    </div>
  );
}
