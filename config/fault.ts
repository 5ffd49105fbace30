import type { Text } from '../domain/text';

/** What can be wrong with a plan or a register; the stable name of a fault, for tests and for machines. */
export type FaultRule =
  | 'unreadable'
  | 'syntax'
  | 'missing'
  | 'unknown-field'
  | 'format'
  | 'one-line'
  | 'forbidden-character'
  | 'bad-email'
  | 'no-such-date'
  | 'no-such-zone'
  | 'duplicate-id'
  | 'duplicate-code'
  | 'two-names'
  | 'duplicate'
  | 'unknown-kind'
  | 'unknown-unit'
  | 'unknown-member'
  | 'unknown-party'
  | 'unknown-body'
  | 'unknown-person'
  | 'deadline-order'
  | 'before-opening'
  | 'outside-campaign'
  | 'not-file-name'
  | 'missing-criterion'
  | 'score-range'
  | 'day-off-and-working'
  | 'weekday-swap'
  | 'own-unit'
  | 'no-other-member'
  | 'same-address'
  | 'nobody-in-role';

/** One thing to mend, where it is and how: `line` in a YAML file, `row` in a CSV file (the header is row 1). */
export interface Fault {
  file: string;
  line?: number;
  row?: number;
  /** Such as `steps.self-review.deadline` or `criteria[2].text`; a column of a CSV file; empty for the whole file. */
  field: string;
  rule: FaultRule;
  message: Text;
  /** What the field is for, with an example; once a reader has it, another fault of the same field adds nothing. */
  hint?: Text;
}

/** What can be doubtful in a plan or a register that works all the same. */
export type NoteRule =
  | 'no-meaning'
  | 'no-letters'
  | 'overtaken'
  | 'yearly-day-off'
  | 'other-year'
  | 'by-night'
  | 'nobody-reviews'
  | 'no-role'
  | 'no-duty'
  | 'score-range';

/** One thing to look at, where it is; it refuses nothing. */
export interface Note extends Omit<Fault, 'rule' | 'hint'> {
  rule: NoteRule;
}

/** Keys and indexes from the root of a document to one of its fields. */
export type FieldPath = readonly (string | number)[];

/** `criteria[2].text`. */
export const fieldName = (path: FieldPath): string =>
  path.map((key, i) => (typeof key === 'number' ? `[${key}]` : i > 0 ? `.${key}` : key)).join('');

/** By file, then by place: the order in which one mends them. */
export const inOrder = <Found extends Pick<Fault, 'file' | 'line' | 'row'>>(
  faults: readonly Found[],
): Found[] =>
  faults
    .map((fault, i) => ({ fault, i, at: fault.line ?? fault.row ?? 0 }))
    .sort((a, b) => {
      if (a.fault.file !== b.fault.file) return a.fault.file < b.fault.file ? -1 : 1;
      return a.at - b.at || a.i - b.i;
    })
    .map(({ fault }) => fault);
