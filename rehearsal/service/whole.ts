import { CallFailed } from './http';

/** An answer, with fields that it has for sure. */
export type With<Answer, Field extends keyof Answer> = Answer & Required<Pick<Answer, Field>>;

/**
 * What the check and the play cannot do without, of an answer. The description leaves open what not everybody sees, and
 * the service may be of another version than the rehearsal: a field that is missing must not pass as a difference, or
 * as an answer. Throws {@link CallFailed}.
 */
export function whole<Answer extends object, Field extends keyof Answer>(
  answer: Answer,
  { of, fields }: { of: string; fields: readonly Field[] },
): With<Answer, Field> {
  const missing = fields.filter((field) => answer[field] === undefined);
  if (missing.length > 0) {
    throw new CallFailed(of, 200, {
      en: `unexpected answer: no ${missing.join(', no ')}`,
      vi: `câu trả lời thiếu ${missing.join(', ')}`,
    });
  }
  return answer as With<Answer, Field>;
}
