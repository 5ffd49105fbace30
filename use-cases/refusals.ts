import type { FaultRule } from '../config/fault';
import type { FieldFault } from '../domain/field-fault';
import type { Text } from '../domain/text';

/** Why something is not done, by a stable name. */
export type RefusalType =
  | 'invalid'
  | 'not-found'
  | 'conflict'
  | 'content-differs'
  | 'changed'
  | 'not-assigned'
  | 'own-unit'
  | 'another-person'
  | 'too-many-versions'
  | 'not-spoken-for'
  | 'unavailable';

/** A field that breaks a rule: of a request, or of the plan or register that a request names. */
export interface RefusedField extends Omit<FieldFault, 'rule'> {
  rule: FieldFault['rule'] | FaultRule;
}

/**
 * What a use case does not do, and why: the one kind of error that is meant for whoever asked, by whatever way. The API
 * makes a problem document of it (`api/http/problem-of.ts`), a command its last line (`commands/cli/explain.ts`). Texts tell
 * nothing internal and nothing confidential.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly type: RefusalType;
  readonly text: Text | undefined;
  readonly fields: readonly RefusedField[];
  /** What else the caller is told, by name. */
  readonly about: Readonly<Record<string, unknown>>;

  constructor({
    type,
    text,
    fields = [],
    about = {},
    cause,
  }: {
    type: RefusalType;
    text?: Text;
    fields?: readonly RefusedField[];
    about?: Readonly<Record<string, unknown>>;
    cause?: unknown;
  }) {
    super(text?.en ?? type, { cause });
    this.type = type;
    this.text = text;
    this.fields = fields;
    this.about = about;
  }
}

/** Every field that breaks a rule, all at once. */
export const invalid = (fields: readonly RefusedField[]): Refusal => new Refusal({ type: 'invalid', fields });

/** Throws the refusal `invalid` if any field breaks a rule. */
export function refuseFaults(fields: readonly RefusedField[]): void {
  if (fields.length > 0) throw invalid(fields);
}

/** Says what there is not, such as `Campaign not found.` */
export const notFound = (text: Text): Refusal => new Refusal({ type: 'not-found', text });

/** What is asked for does not fit with what is there. */
export const conflict = (text: Text): Refusal => new Refusal({ type: 'conflict', text });

/** Whoever asks may do this, and not here: somebody else has to. */
export const anotherPerson = (text: Text): Refusal => new Refusal({ type: 'another-person', text });

/** An id stands for something else already. */
export const contentDiffers = (text: Text): Refusal => new Refusal({ type: 'content-differs', text });

/** A correction too many; `limit` versions of one obligation are kept. */
export const tooManyVersions = (limit: number): Refusal =>
  new Refusal({
    type: 'too-many-versions',
    text: {
      en: `There are ${limit} versions already. The last accepted version counts.`,
      vi: `Đã có ${limit} bản cho nội dung này. Bản được tiếp nhận sau cùng là bản được tính.`,
    },
  });

/** A part that is needed is away, and what was asked came to nothing: the same may be asked again. */
export const unavailable = (more: {
  text?: Text;
  about?: Record<string, unknown>;
  cause?: unknown;
}): Refusal => new Refusal({ type: 'unavailable', ...more });

/**
 * The thing is another version by now than the caller has seen; `about.version` is the one that is there, absent if there is
 * none. What else is told of it has to be the caller's to see.
 */
export const changed = (version: string | number | undefined, more: Record<string, unknown> = {}): Refusal =>
  new Refusal({
    type: 'changed',
    about: { ...more, ...(version !== undefined && { version: String(version) }) },
  });

/** Whether a version is the one that a caller has seen last of the thing that it changes. */
export type Seen = (version: string) => boolean;

/** Throws the refusal `changed` where a caller that says what it has seen has not seen this; others are not asked. */
export function refuseUnseen(seen: Seen | undefined, version: string | number): void {
  if (seen && !seen(String(version))) throw changed(version);
}
