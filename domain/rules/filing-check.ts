import type { FieldFault } from '../field-fault';
import type { CriterionContent, FilingContent } from '../filing-content';
import type { FilingStepId, Plan } from '../plan';
import type { Unit } from '../register';
import { criteriaFor } from './form-fields';
import { levelOfScoreFaults, scoreFaults } from './scores';

/** As much of what a filing says as can be read, whatever is wrong with the rest; a whole content can be read whole. */
export interface ReadContent extends Partial<Pick<FilingContent, 'level' | 'remarks' | 'score'>> {
  criteria?: readonly Partial<Pick<CriterionContent, 'criterion' | 'score'>>[];
  document?: object;
}

interface Checked {
  plan: Plan;
  unit: Pick<Unit, 'kind'>;
  /** Undefined if it cannot be read. */
  step: FilingStepId | undefined;
  content: ReadContent;
  /** Fields that are there and cannot be read: their own fault is told elsewhere, and they are not missing. */
  unreadable?: ReadonlySet<string>;
}

/**
 * Holds a filing's content against the plan (sections I and II): every criterion of the unit's kind, and no other;
 * a level of the plan that fits the overall score; scores in range. Every fault by field, all at once.
 */
export function filingFaults({ plan, unit, step, content, unreadable = new Set() }: Checked): FieldFault[] {
  const ofStep =
    step === undefined
      ? []
      : step === 'member-opinion'
        ? opinionFaults(content)
        : reviewFaults(plan, unit, content);
  return [
    ...levelFaults(plan, content.level, 'level'),
    ...scoreFaults(plan, content.score, 'score'),
    ...levelOfScoreFaults(plan, content),
    ...ofStep.filter(({ field, rule }) => !(isMissing(rule) && unreadable.has(field))),
  ];
}

/** Rules of what is not there. */
const isMissing = (rule: FieldFault['rule']): boolean => rule === 'required' || rule === 'missing-criterion';

export function levelFaults({ levels }: Plan, level: string | undefined, field: string): FieldFault[] {
  if (level === undefined || levels.some(({ id }) => id === level)) return [];
  const known = levels.map(({ id }) => `"${id}"`).join(', ');
  const message = {
    en: `The plan's levels are ${known}.`,
    vi: `Kế hoạch có các mức độ hoàn thành ${known}.`,
  };
  return [{ field, rule: 'unknown-level', message }];
}

/** Step 3 holds a level and remarks. */
function opinionFaults({ criteria, remarks }: ReadContent): FieldFault[] {
  const faults: FieldFault[] = [];
  if (criteria) {
    const message = {
      en: 'An opinion has no criteria.',
      vi: 'Ý kiến của thành viên không gồm các tiêu chí.',
    };
    faults.push({ field: 'criteria', rule: 'not-in-this-step', message });
  }
  if (remarks === undefined) {
    const message = { en: 'An opinion must have remarks.', vi: 'Ý kiến của thành viên cần có nhận xét.' };
    faults.push({ field: 'remarks', rule: 'required', message });
  }
  return faults;
}

/** Steps 1 and 2 hold what was achieved and what is wanting for each criterion, and name their document. */
function reviewFaults(plan: Plan, unit: Pick<Unit, 'kind'>, content: ReadContent): FieldFault[] {
  const faults: FieldFault[] = [];
  const asked = criteriaFor(plan, unit.kind);
  const given = content.criteria ?? [];
  const seen = new Set<string>();
  for (const [i, { criterion, score }] of given.entries()) {
    const field = `criteria[${i}].criterion`;
    if (criterion === undefined) {
      // Its own fault is told elsewhere.
    } else if (!asked.some(({ id }) => id === criterion)) {
      const message = {
        en: 'The plan has no such criterion for this kind of unit.',
        vi: 'Kế hoạch không có tiêu chí này cho loại đơn vị này.',
      };
      faults.push({ field, rule: 'unknown-criterion', message });
    } else if (seen.has(criterion)) {
      const message = { en: 'This criterion appears twice.', vi: 'Tiêu chí này được nêu hai lần.' };
      faults.push({ field, rule: 'duplicate', message });
    }
    if (criterion !== undefined) seen.add(criterion);
    const ofPlan = asked.find(({ id }) => id === criterion);
    faults.push(...scoreFaults(plan, score, `criteria[${i}].score`, ofPlan));
  }
  for (const { id, text } of asked) {
    if (seen.has(id)) continue;
    const message = {
      en: `The criterion «${text}» ("${id}") is missing.`,
      vi: `Còn thiếu tiêu chí «${text}» ("${id}").`,
    };
    faults.push({ field: 'criteria', rule: 'missing-criterion', message });
  }
  if (!content.document) {
    const message = {
      en: 'A review must name the number, date and signer of its document.',
      vi: 'Văn bản nhận xét, đánh giá cần ghi số, ngày và người ký.',
    };
    faults.push({ field: 'document', rule: 'required', message });
  }
  if (plan.score.required && content.score === undefined) {
    const message = { en: 'The plan requires a score.', vi: 'Kế hoạch quy định phải có điểm.' };
    faults.push({ field: 'score', rule: 'required', message });
  }
  return faults;
}
