import { z } from 'zod';
import { dayInPlan, dueInstant } from '../../domain/calendar';
import { DEADLINE_READINGS, STEP_IDS } from '../../domain/plan';
import { stepLabelOf } from '../../domain/rules/step-label';
import { deadlineInWords } from '../../domain/wording';
import type { CampaignDocument } from '../../store/documents/campaign';
import { instant, plainDate, stepId } from '../http/response-fields';

const named = z.strictObject({ id: z.string(), name: z.string() });

/** What a filing is held against, and by when. */
export const planAnswer = z
  .strictObject({
    id: z.string(),
    title: z.string(),
    province: z.string(),
    year: z.int(),
    source: z.string(),
    timeZone: z.string(),
    reading: z.enum(DEADLINE_READINGS),
    unitKinds: z.array(named),
    criteria: z.array(
      z.strictObject({
        id: z.string(),
        text: z.string(),
        unitKinds: z.array(z.string()),
        /** The most that it is scored with. */
        max: z.number().optional(),
      }),
    ),
    score: z.strictObject({ required: z.boolean(), min: z.number(), max: z.number() }),
    /** Best first; `from` is the least overall score of a level. */
    levels: z.array(named.extend({ from: z.number().optional() })),
    steps: z.array(
      z.strictObject({
        step: stepId,
        /** How officials number it. */
        label: z.string(),
        title: z.string(),
        what: z.string(),
        deadline: plainDate,
        /** The first instant that is no longer on time. */
        dueAt: instant,
        deadlineText: z.string(),
        filingText: z.string(),
      }),
    ),
  })
  .meta({ id: 'Plan' });

/** Of a campaign's plan what those need who file: its words, its criteria and levels, and its deadlines. */
export function planToFileBy({ plan }: CampaignDocument) {
  const { id, title, province, year, source, timeZone, reading, calendar, deadlineWords } = plan;
  const { unitKinds, criteria, score, levels } = plan;
  return {
    id,
    title,
    province,
    year,
    source,
    timeZone,
    reading,
    unitKinds,
    criteria,
    score,
    levels,
    steps: STEP_IDS.map((step) => {
      const { title: name, what, filingText, deadline: day } = plan.steps[step];
      const deadline = dayInPlan({ year, day });
      return {
        step,
        label: stepLabelOf(plan.steps, step),
        title: name,
        what,
        deadline,
        dueAt: dueInstant({ deadline, reading, timeZone }),
        deadlineText: deadlineInWords({ deadline, reading, calendar, deadlineWords }),
        filingText,
      };
    }),
  };
}
