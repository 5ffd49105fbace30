import { addDays, instantAt } from '../../domain/calendar';
import { type Plan, STEP_IDS, type StepId } from '../../domain/plan';
import { lettersOfSteps } from '../../domain/rules/opened-letters';
import { campaignSchedule } from '../../domain/schedule';
import { fromMs, type Instant, latest, toMs } from '../../domain/time';

/** The instants of one plan that the script is written around. Plan time. */
export interface Year {
  openedAt: Instant;
  /** When the first of a step may come: once its first letters are out. */
  start: Record<StepId, Instant>;
  /** Beginning of D of each step. */
  deadline: Record<StepId, Instant>;
  /** End of D. */
  dayOver: Record<StepId, Instant>;
  dueAt: Record<StepId, Instant>;
  /** Instants of letters, by step. */
  letters: Record<StepId, Instant[]>;
  /** After the last letter that the plan knows. */
  end: Instant;
}

const HOUR_MS = 3_600_000;
/** People read their letters first. */
const AFTER_LETTERS_HOURS = 20;

export function yearOf({ plan, openedAt }: { plan: Plan; openedAt: Instant }): Year {
  const steps = campaignSchedule({ plan, openedAt });
  const { timeZone } = plan;
  const each = <Value>(value: (step: StepId) => Value) =>
    Object.fromEntries(STEP_IDS.map((step) => [step, value(step)])) as Record<StepId, Value>;
  const letters = lettersOfSteps({ plan, openedAt });
  return {
    openedAt,
    start: each((step) => hoursAfter(letters[step][0] ?? openedAt, AFTER_LETTERS_HOURS)),
    deadline: each((step) => instantAt({ date: steps[step].deadline, timeZone })),
    dayOver: each((step) => instantAt({ date: addDays(steps[step].deadline, 1), timeZone })),
    dueAt: each((step) => steps[step].dueAt),
    letters,
    end: latest(Object.values(letters).flat()) ?? openedAt,
  };
}

export const hoursAfter = (at: Instant, hours: number): Instant => fromMs(toMs(at) + hours * HOUR_MS);

/** The instant at a share of the way from one to another. */
export const partWay = (from: Instant, to: Instant, share: number): Instant =>
  fromMs(Math.round(toMs(from) + (toMs(to) - toMs(from)) * share));

/** When what is late of a step begins to come: after D, and after the opening. */
export const lateFrom = ({ dayOver, start }: Pick<Year, 'dayOver' | 'start'>, step: StepId): Instant =>
  latest([dayOver[step], start[step]]) as Instant;
