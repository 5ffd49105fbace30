import { dayInPlan, dueInstant } from '../../domain/calendar';
import { STEP_IDS } from '../../domain/plan';
import { deadlineInWords } from '../../domain/wording';
import type { CampaignDocument } from '../../store/documents';

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
      const { title: name, what, filingText, filingUrl, deadline: day } = plan.steps[step];
      const deadline = dayInPlan({ year, day });
      return {
        step,
        title: name,
        what,
        deadline,
        dueAt: dueInstant({ deadline, reading, timeZone }),
        deadlineText: deadlineInWords({ deadline, reading, calendar, deadlineWords }),
        filingText,
        ...(filingUrl !== undefined && { filingUrl }),
      };
    }),
  };
}
