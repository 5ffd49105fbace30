import type { FieldFault } from '../field-fault';
import type { Criterion, Level, Plan } from '../plan';

/** The scores that the plan allows: of a criterion with a maximum from 0 to it, else its one range. */
export function rangeOf(
  { score }: Pick<Plan, 'score'>,
  criterion?: Pick<Criterion, 'max'>,
): {
  min: number;
  max: number;
} {
  const max = criterion?.max;
  return max === undefined ? { min: score.min, max: score.max } : { min: 0, max };
}

export function scoreFaults(
  plan: Pick<Plan, 'score'>,
  score: number | undefined,
  field: string,
  criterion?: Pick<Criterion, 'text' | 'max'>,
): FieldFault[] {
  const { min, max } = rangeOf(plan, criterion);
  if (score === undefined || (score >= min && score <= max)) return [];
  const message =
    criterion?.max === undefined
      ? {
          en: `The plan allows scores from ${min} to ${max}.`,
          vi: `Kế hoạch quy định điểm từ ${min} đến ${max}.`,
        }
      : {
          en: `The plan scores «${criterion.text}» with ${max} at most, and 0 at least.`,
          vi: `Kế hoạch chấm tiêu chí «${criterion.text}» tối đa ${max} điểm, thấp nhất 0 điểm.`,
        };
  return [{ field, rule: 'score-range', message }];
}

/** The level that an overall score reaches by the plan, best first; undefined where it is below all of them. */
function levelOfScore(levels: readonly Level[], score: number): Level | undefined {
  // The last level may go without a number: it is for all that is below the others.
  return levels.find(({ from }, i) => (from === undefined ? i === levels.length - 1 : score >= from));
}

/**
 * A suggested level and an overall score that contradict each other by the plan. The message tells the plan's numbers and
 * neither of the two, which are confidential.
 */
export function levelOfScoreFaults(
  { levels }: Pick<Plan, 'levels'>,
  { level, score }: { level?: string | undefined; score?: number | undefined },
): FieldFault[] {
  const isScored = levels.some(({ from }) => from !== undefined);
  if (!isScored || score === undefined || !levels.some(({ id }) => id === level)) return [];
  if (levelOfScore(levels, score)?.id === level) return [];
  const numbered = (word: string) =>
    levels.flatMap(({ name, from }) => (from === undefined ? [] : [`«${name}» ${word} ${from}`])).join('; ');
  const message = {
    en: `The level and the overall score contradict each other. By the plan: ${numbered('from')}.`,
    vi: `Mức độ và điểm chung không khớp nhau. Theo kế hoạch: ${numbered('từ')} điểm.`,
  };
  return [{ field: 'score', rule: 'level-of-score', message }];
}
