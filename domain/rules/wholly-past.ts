import { dayInPlan, dueInstant } from '../calendar';
import type { FieldFault } from '../field-fault';
import { type Plan, STEP_IDS } from '../plan';
import type { Instant } from '../time';
import { dayInWords } from '../wording';

/** Why a plan cannot be opened on the real clock any more; empty while one of its deadlines is ahead. */
export function whollyPastFaults({ plan, now }: { plan: Plan; now: Instant }): FieldFault[] {
  const { year, reading, timeZone, steps } = plan;
  const deadlines = STEP_IDS.map((step) => dayInPlan({ year, day: steps[step].deadline })).sort();
  const deadline = deadlines.at(-1) as string;
  if (now < dueInstant({ deadline, reading, timeZone })) return [];
  const day = dayInWords(deadline);
  const message = {
    en: `All deadlines of this plan are past; the last one was ${day}. To rehearse it, open it with a "clock" of the kind "rehearsal".`,
    vi: `Mọi thời hạn của kế hoạch này đều đã qua, thời hạn cuối cùng là ${day}. Có thể diễn tập, với "clock" loại "rehearsal".`,
  };
  return [{ field: 'plan', rule: 'wholly-past', message }];
}
