import { dayOf } from '../../domain/calendar';
import type { FilingStepId, Plan } from '../../domain/plan';
import type { Unit } from '../../domain/register';
import type { Instant } from '../../domain/time';
import type { FilingBody, IssuedDocument } from './actions';
import type { Random } from './random';

/** How often which level is given, best first; a plan with other levels shares the rest. */
const LEVEL_SHARES = [0.25, 0.5, 0.22];

/** Writes what parties say: plausible in form, empty in substance, and never about a real person. */
export class Contents {
  private numbers = 100;

  constructor(
    private readonly plan: Plan,
    private readonly random: Random,
  ) {}

  level(): string {
    const chance = this.random.next();
    let sum = 0;
    const index = LEVEL_SHARES.findIndex((share) => {
      sum += share;
      return chance < sum;
    });
    const { levels } = this.plan;
    return (levels[index] ?? levels.at(-1))?.id ?? '';
  }

  levelOtherThan(level: string): string {
    const others = this.plan.levels.filter(({ id }) => id !== level);
    return others.length > 0 ? this.random.pick(others).id : level;
  }

  document({ kind, at, signer }: { kind: string; at: Instant; signer: string }): IssuedDocument {
    this.numbers += 1;
    return {
      number: `${this.numbers}/${kind}`,
      date: dayOf({ at, timeZone: this.plan.timeZone }),
      signer,
    };
  }

  filing({
    id,
    step,
    party,
    unit,
    at,
  }: {
    id: string;
    step: FilingStepId;
    party: string;
    unit: Unit;
    at: Instant;
  }): FilingBody & { level: string } {
    const level = this.level();
    if (step === 'member-opinion') {
      return { id, step, party, level, remarks: 'Nhất trí với kết quả tự đánh giá (diễn tập).' };
    }
    const criteria = this.plan.criteria
      .filter(({ unitKinds }) => unitKinds.includes(unit.kind))
      .map(({ id: criterion, max }) => ({
        criterion,
        achieved: 'Hoàn thành các nhiệm vụ được giao trong năm (diễn tập).',
        shortcomings: 'Một số việc còn chậm so với kế hoạch (diễn tập).',
        score: this.score(max === undefined ? this.plan.score : { min: 0, max }),
      }));
    const kind = step === 'self-review' ? 'BC' : 'NX';
    return {
      id,
      step,
      party,
      level,
      ...(this.plan.score.required && { score: this.score(this.rangeOfLevel(level)) }),
      criteria,
      document: this.document({ kind, at, signer: 'Thủ trưởng đơn vị' }),
    };
  }

  private score({ min, max }: { min: number; max: number }): number {
    return Math.round(min + (max - min) * (0.6 + 0.4 * this.random.next()));
  }

  /** The overall scores of a level, where the plan says which; whole numbers, as they are given. */
  private rangeOfLevel(level: string): { min: number; max: number } {
    const { levels, score } = this.plan;
    const at = levels.findIndex(({ id }) => id === level);
    const from = levels[at]?.from;
    const above = levels[at - 1]?.from;
    return {
      min: from === undefined ? score.min : Math.ceil(from),
      max: above === undefined ? score.max : Math.ceil(above) - 1,
    };
  }
}
