import type { FieldRule } from '../../domain/field-fault';
import { said, type Text } from '../../domain/text';

/** A rule of our own, for what Zod calls a custom issue. */
export const breaks = (rule: FieldRule, text: Text): { params: { rule: FieldRule }; message: string } => ({
  params: { rule },
  message: said(text),
});
