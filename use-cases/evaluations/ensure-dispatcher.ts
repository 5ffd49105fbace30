import { type Client, WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import { STEP_IDS } from '../../domain/plan';
import { campaignSchedule } from '../../domain/schedule';
import { earliest, type Instant } from '../../domain/time';
import type { CampaignDocument } from '../../store/documents';
import { type DispatcherInput, dispatcherWorkflowId, TASK_QUEUES } from '../../workflows/contract';
import { lettersSummary } from '../../workflows/details';
import type { letterDispatcher } from '../../workflows/letter-dispatcher';

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
    clock,
    stageInstants,
    lateStages: { from: firstDueAt, time: letterTime },
    timeZone,
    calendar,
    dailyLetterTime,
    doneThrough,
    graceMs,
  };
}

/** Starts the dispatcher of a campaign whose own has ended, so that a reopened evaluation is heard. Safe to repeat. */
export async function ensureDispatcher({
  client,
  campaign,
  doneThrough,
}: {
  client: Client;
  campaign: CampaignDocument;
  doneThrough: Instant;
}): Promise<void> {
  try {
    await client.workflow.start<typeof letterDispatcher>('letterDispatcher', {
      workflowId: dispatcherWorkflowId(campaign._id),
      taskQueue: TASK_QUEUES.evaluations,
      args: [dispatcherInputOf(campaign, doneThrough)],
      staticSummary: lettersSummary(campaign._id),
    });
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}
