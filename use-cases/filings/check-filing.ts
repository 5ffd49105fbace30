import type { FilingStepId, Plan } from '../../domain/plan';
import type { Unit } from '../../domain/register';
import { type FieldError, InvalidRequest } from '../../api/http/errors';
import type { FilingContentBody } from '../../api/schemas/filings';

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
  const known = levels.map(({ id }) => `"${id}"`).join(', ');
  const message = {
    en: `The plan has the levels ${known}.`,
    vi: `Kế hoạch có các mức độ hoàn thành ${known}.`,
  };
  return [{ field, rule: 'unknown-level', message }];
}

function scoreErrors({ score: { min, max } }: Plan, score: number | undefined, field: string): FieldError[] {
  if (score === undefined || (score >= min && score <= max)) return [];
  const message = {
    en: `The plan has scores from ${min} to ${max}.`,
    vi: `Kế hoạch quy định điểm từ ${min} đến ${max}.`,
  };
  return [{ field, rule: 'score-range', message }];
}

/** Step 3 holds a level and remarks. */
function opinionErrors({ criteria, remarks }: FilingContentBody): FieldError[] {
  const errors: FieldError[] = [];
  if (criteria) {
    const message = {
      en: 'An opinion has no criteria.',
      vi: 'Ý kiến của thành viên không gồm các tiêu chí.',
    };
    errors.push({ field: 'criteria', rule: 'not-in-this-step', message });
  }
  if (remarks === undefined) {
    const message = { en: 'An opinion holds remarks.', vi: 'Ý kiến của thành viên cần có nhận xét.' };
    errors.push({ field: 'remarks', rule: 'required', message });
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
      const message = {
        en: 'The plan has no such criterion for this kind of unit.',
        vi: 'Kế hoạch không có tiêu chí này cho loại đơn vị này.',
      };
      errors.push({ field, rule: 'unknown-criterion', message });
    } else if (seen.has(criterion)) {
      const message = { en: 'This criterion is there twice.', vi: 'Tiêu chí này được nêu hai lần.' };
      errors.push({ field, rule: 'duplicate', message });
    }
    seen.add(criterion);
    errors.push(...scoreErrors(plan, score, `criteria[${i}].score`));
  }
  for (const { id, text } of asked) {
    if (seen.has(id)) continue;
    const message = {
      en: `The criterion «${text}» ("${id}") is missing.`,
      vi: `Còn thiếu tiêu chí «${text}» ("${id}").`,
    };
    errors.push({ field: 'criteria', rule: 'missing-criterion', message });
  }
  if (!content.document) {
    const message = {
      en: 'A review names the number, date and signer of its document.',
      vi: 'Văn bản nhận xét, đánh giá cần ghi số, ngày và người ký.',
    };
    errors.push({ field: 'document', rule: 'required', message });
  }
  if (plan.score.required && content.score === undefined) {
    const message = { en: 'The plan asks for a score.', vi: 'Kế hoạch quy định phải có điểm.' };
    errors.push({ field: 'score', rule: 'required', message });
  }
  return errors;
}
