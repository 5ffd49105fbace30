import type { FieldFault } from '../files/schema-faults';
import type { PlanParts } from './parts';

function scoreRange({ score }: PlanParts): FieldFault[] {
  if (!score || score.min < score.max) return [];
  const message = {
    en: `must be more than min (${score.min})`,
    vi: `phải lớn hơn min (${score.min})`,
  };
  return [{ path: ['score', 'max'], rule: 'score-range', message }];
}

function maxima({ criteria, score }: PlanParts): FieldFault[] {
  if (!score) return [];
  return criteria.flatMap((criterion, i): FieldFault[] => {
    const max = criterion?.max;
    if (max === undefined || max <= score.max) return [];
    const message = {
      en: `is more than the highest score of the whole (${score.max})`,
      vi: `lớn hơn điểm chung cao nhất (${score.max})`,
    };
    return [{ path: ['criteria', i, 'max'], rule: 'score-range', message }];
  });
}

/** Of each kind of unit the most that its criteria come to; undefined where one of them has no maximum. */
export function sumsOfMax({
  unitKinds,
  criteria,
}: Pick<PlanParts, 'unitKinds' | 'criteria'>): { kind: string; index: number; sum: number }[] {
  return unitKinds.flatMap((kind, index) => {
    const id = kind?.id;
    if (id === undefined) return [];
    const asked = criteria.filter((criterion) => criterion?.unitKinds.includes(id));
    const all = asked.flatMap((criterion) => criterion?.max ?? []);
    if (asked.length === 0 || all.length < asked.length) return [];
    // In hundredths: 0.1 and 0.2 are 0.3.
    return [{ kind: id, index, sum: Math.round(all.reduce((sum, max) => sum + max, 0) * 100) / 100 }];
  });
}

/** Levels by score: each lower than the one before, none out of reach, and none left without a score. */
function levelsByScore(parts: PlanParts): FieldFault[] {
  const { levels, score } = parts;
  const faults: FieldFault[] = [];
  const fault = (i: number, en: string, vi: string, rule: FieldFault['rule'] = 'score-range') =>
    faults.push({ path: ['levels', i, 'from'], rule, message: { en, vi } });
  const isScored = levels.some((level) => level?.from !== undefined);
  const sums = sumsOfMax(parts);
  let above: number | undefined;
  for (const [i, level] of levels.entries()) {
    const from = level?.from;
    if (from === undefined) {
      if (isScored && level !== undefined && i < levels.length - 1)
        fault(
          i,
          'is missing: other levels have it, so that no score would belong to this one',
          'còn thiếu: các mức khác có from, nên không điểm nào thuộc mức này',
          'missing',
        );
      continue;
    }
    const short = sums.find(({ sum }) => from > sum);
    if (above !== undefined && from >= above) {
      fault(
        i,
        `is ${from}, not less than the level before (${above}): the best level comes first`,
        `là ${from}, không thấp hơn mức đứng trước (${above}): mức cao nhất ghi trước`,
      );
    } else if (score && (from > score.max || from < score.min)) {
      fault(
        i,
        `is ${from}, outside the scores of the plan (${score.min} to ${score.max})`,
        `là ${from}, ngoài khoảng điểm của kế hoạch (từ ${score.min} đến ${score.max})`,
      );
    } else if (short) {
      fault(
        i,
        `is ${from}, but all criteria of «${short.kind}» together come to ${short.sum} at most: no unit of that kind could reach it`,
        `là ${from}, trong khi các tiêu chí của «${short.kind}» cộng lại tối đa ${short.sum} điểm: không đơn vị nào thuộc loại này đạt được`,
      );
    }
    above = from;
  }
  return faults;
}

/** Scores that cannot be, alone or together. */
export const scoreRules = (parts: PlanParts): FieldFault[] => [
  ...scoreRange(parts),
  ...maxima(parts),
  ...levelsByScore(parts),
];
