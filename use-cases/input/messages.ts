import type { FieldRule } from '../../domain/field-fault';
import type { Text } from '../../domain/text';

/**
 * A schema's own message. Zod takes one string and does not know who will read it, so that string carries all
 * languages; {@link heard} reads it.
 */
export const said = (text: Text): string => JSON.stringify(text);

/** A rule of our own, for what Zod calls a custom issue. */
export const breaks = (rule: FieldRule, text: Text): { params: { rule: FieldRule }; message: string } => ({
  params: { rule },
  message: said(text),
});

/** What {@link said} said; undefined for any other message. */
export function heard(message: string): Text | undefined {
  try {
    const text = JSON.parse(message) as Partial<Text> | null;
    return typeof text?.en === 'string' && typeof text.vi === 'string'
      ? { en: text.en, vi: text.vi }
      : undefined;
  } catch {
    return undefined;
  }
}
