import { clockAtStart } from '../../domain/clock';
import { nextLetterInstant } from '../../domain/letter-instants';
import { STEP_IDS } from '../../domain/plan';
import { campaignSchedule } from '../../domain/schedule';
import { earliest, type Instant } from '../../domain/time';
import type { CampaignDocument } from '../../store/documents/campaign';
import type { DispatcherInput } from '../../workflows/contract';

/** The input of a campaign's dispatcher of letters, from an instant of the plan on. */
export function dispatcherInputOf(
  { _id: campaign, plan, openedAt, clock, graceMs }: CampaignDocument,
  doneThrough: Instant,
): DispatcherInput {
  const { timeZone, calendar, letterTime, dailyLetterTime } = plan;
  const steps = campaignSchedule({ plan, openedAt });
  const instants = STEP_IDS.flatMap((step) => steps[step].stages.map(({ at }) => at));
  const stageInstants = [...new Set(instants)].sort();
  const firstDueAt = earliest(STEP_IDS.map((step) => steps[step].dueAt)) as Instant;
  return {
    campaign,
    clock: clockAtStart(clock),
    stageInstants,
    lateStages: { from: firstDueAt, time: letterTime },
    timeZone,
    calendar,
    dailyLetterTime,
    doneThrough,
    graceMs,
  };
}

/** The next instant of a campaign's plan at which letters may go. */
export function nextLetters(campaign: CampaignDocument, after: Instant): Instant {
  const input = dispatcherInputOf(campaign, after);
  return nextLetterInstant({ after, daily: input, ...input }).at;
}
