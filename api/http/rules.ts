import type { FaultRule } from '../../config/fault';

/** Rules that a schema asks for by itself. */
type SchemaRule =
  | 'required'
  | 'type'
  | 'format'
  | 'one-of'
  | 'too-small'
  | 'too-big'
  | 'unknown-field'
  | 'duplicate'
  | 'one-line'
  | 'not-with-owes';

/** Rules of the plan, the register and the campaign. */
type PlanRule =
  | 'unknown-plan'
  | 'unknown-register'
  | 'unknown-level'
  | 'unknown-campaign'
  | 'unknown-reviewer'
  | 'not-spoken-for'
  | 'unknown-criterion'
  | 'missing-criterion'
  | 'score-range'
  | 'not-in-this-step'
  | 'not-with-this-channel'
  | 'in-the-future'
  | 'not-assigned'
  | 'own-unit';

/** Rules of who may ask what, and of what they have seen. */
type AccessRule = 'not-yours' | 'one-etag';

/** The rules that a field of a request can break, by their stable names. */
export type RequestRule = SchemaRule | PlanRule | AccessRule;

/** Those of requests, and those of plans and registers that a request names. */
export type Rule = RequestRule | FaultRule;
