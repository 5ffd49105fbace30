import type { FilingStepId, Plan } from '../../domain/plan';
import type { Unit } from '../../domain/register';
import { type FieldError, InvalidRequest } from '../http/errors';
import type { FilingContentBody } from '../schemas/filings';

/**
 * Holds a filing's content against the plan (sections I and II): every criterion of the unit's kind, and no other;
 * a level of the plan; scores in range. Throws {@link InvalidRequest} with every fault by field.
 */
export function checkFiling({
  plan,
  unit,
  step,
  content,
}: {
  plan: Plan;
  unit: Unit;
  step: FilingStepId;
  content: FilingContentBody;
}): void {
  const errors = [
    ...levelErrors(plan, content.level, 'level'),
    ...scoreErrors(plan, content.score, 'score'),
    ...(step === 'member-opinion' ? opinionErrors(content) : reviewErrors(plan, unit, content)),
  ];
  if (errors.length > 0) throw new InvalidRequest(errors);
}

export function levelErrors({ levels }: Plan, level: string | undefined, field: string): FieldError[] {
  if (level === undefined || levels.some(({ id }) => id === level)) return [];
  const known = levels.map(({ id }) => id).join(', ');
  return [{ field, rule: 'unknown-level', message: `The plan has the levels ${known}.` }];
}

function scoreErrors({ score: { min, max } }: Plan, score: number | undefined, field: string): FieldError[] {
  if (score === undefined || (score >= min && score <= max)) return [];
  return [{ field, rule: 'score-range', message: `The plan has scores from ${min} to ${max}.` }];
}

/** Step 3 holds a level and remarks. */
function opinionErrors({ criteria, remarks }: FilingContentBody): FieldError[] {
  const errors: FieldError[] = [];
  if (criteria) {
    errors.push({ field: 'criteria', rule: 'not-in-this-step', message: 'An opinion has no criteria.' });
  }
  if (remarks === undefined) {
    errors.push({ field: 'remarks', rule: 'required', message: 'An opinion holds remarks.' });
  }
  return errors;
}

/** Steps 1 and 2 hold what was achieved and what is wanting for each criterion, and name their document. */
function reviewErrors(plan: Plan, unit: Unit, content: FilingContentBody): FieldError[] {
  const errors: FieldError[] = [];
  const asked = plan.criteria.filter(({ unitKinds }) => unitKinds.includes(unit.kind));
  const given = content.criteria ?? [];
  const seen = new Set<string>();
  for (const [i, { criterion, score }] of given.entries()) {
    const field = `criteria[${i}].criterion`;
    if (!asked.some(({ id }) => id === criterion)) {
      const message = 'The plan has no such criterion for this kind of unit.';
      errors.push({ field, rule: 'unknown-criterion', message });
    } else if (seen.has(criterion)) {
      errors.push({ field, rule: 'duplicate', message: 'This criterion is there twice.' });
    }
    seen.add(criterion);
    errors.push(...scoreErrors(plan, score, `criteria[${i}].score`));
  }
  for (const { id, text } of asked) {
    if (seen.has(id)) continue;
    errors.push({ field: 'criteria', rule: 'missing-criterion', message: `«${text}» (${id}) is missing.` });
  }
  if (!content.document) {
    const message = 'A review names the number, date and signer of its document.';
    errors.push({ field: 'document', rule: 'required', message });
  }
  if (plan.score.required && content.score === undefined) {
    errors.push({ field: 'score', rule: 'required', message: 'The plan asks for a score.' });
  }
  return errors;
}
