import type { Text } from './text';

/** Rules that a shape asks for by itself. */
type ShapeRule =
  | 'required'
  | 'type'
  | 'format'
  | 'one-of'
  | 'too-small'
  | 'too-big'
  | 'unknown-field'
  | 'duplicate'
  | 'other-list'
  | 'one-line'
  | 'forbidden-character'
  | 'not-with-owes';

/** Rules of the plan, the register and the campaign. */
type PlanRule =
  | 'unknown-plan'
  | 'wholly-past'
  | 'unknown-register'
  | 'unknown-level'
  | 'unknown-campaign'
  | 'unknown-unit'
  | 'unknown-party'
  | 'unknown-reviewer'
  | 'not-spoken-for'
  | 'unknown-criterion'
  | 'missing-criterion'
  | 'score-range'
  | 'level-of-score'
  | 'not-in-this-step'
  | 'not-with-this-channel'
  | 'in-the-future'
  | 'too-long-ago'
  | 'outside-the-plan'
  | 'not-ahead'
  | 'unknown-filing'
  | 'not-on-behalf'
  | 'not-assigned'
  | 'own-unit';

/** Rules of the files that are evidence. */
type FileRule =
  | 'file-kind'
  | 'not-as-named'
  | 'has-macros'
  | 'infected'
  | 'other-bytes'
  | 'no-room'
  | 'unknown-file'
  | 'incomplete-file';

/** Rules of who may ask what, and of what they have seen. */
type AccessRule = 'not-yours' | 'only-as-paper' | 'one-etag' | 'wrong-proof';

/** The rules that a field can break, by their stable names. */
export type FieldRule = ShapeRule | PlanRule | FileRule | AccessRule;

/** One field that breaks a named rule. The message is for whoever sent it, and never quotes what was sent. */
export interface FieldFault {
  /** Where in what was sent, such as `criteria[0].achieved`; empty for the whole of it. */
  field: string;
  rule: FieldRule;
  message: Text;
}
