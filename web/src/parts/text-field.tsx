import { TextInput } from '@mantine/core';
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
  children,
}: FieldProps & { className?: string; inputMode?: 'decimal' | 'url' }) {
  const shown = useFieldError();
  return (
    <div className={`field ${className}`}>
      <TextInput
        id={id}
        label={label}
        description={hint}
        value={value}
        error={shown(error)}
        inputMode={inputMode}
        autoComplete="off"
        onChange={(event) => onChange(event.currentTarget.value)}
        onBlur={onBlur}
      />
      {children}
    </div>
  );
}
