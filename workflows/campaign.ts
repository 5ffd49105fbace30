import {
  ActivityCancellationType,
  CancellationScope,
  executeChild,
  getExternalWorkflowHandle,
  isCancellation,
  log,
  proxyActivities,
} from '@temporalio/workflow';
import {
  type CampaignActivities,
  type CampaignInput,
  type DispatcherInput,
  dispatcherWorkflowId,
  type EndCampaignInput,
} from './contract';
import { lettersSummary } from './details';
import { letterDispatcher } from './letter-dispatcher';

const { startEvaluations, cancelEvaluations, closeCampaign } = proxyActivities<CampaignActivities>({
  startToCloseTimeout: '10 min',
  heartbeatTimeout: '30 s',
  retry: { initialInterval: '1 s', maximumInterval: '1 min' },
  // What is being started when the campaign is cancelled is cancelled too: so the starting ends first.
  cancellationType: ActivityCancellationType.WAIT_CANCELLATION_COMPLETED,
});

/** Units per activity: about ten seconds of starts on one small server. */
const SLICE = 500;

/** One campaign: starts the evaluations of all units, sees to the letters, and closes when they have all closed. */
export async function campaign(input: CampaignInput): Promise<void> {
  const { campaign: id, units, dispatcher } = input;
  try {
    for (const slice of slices(id, units)) await startEvaluations(slice);
    await Promise.race([lettersSent(id, dispatcher), CancellationScope.current().cancelRequested]);
    await closeCampaign({ campaign: id, state: 'closed' });
  } catch (error) {
    if (!isCancellation(error)) throw error;
    await CancellationScope.nonCancellable(() => endCampaign(input));
    throw error;
  }
}

/**
 * Not cancelled as a child: that would go to its first run, and it may be in a later one, and a child that is just being
 * started would not hear it. `endCampaign` cancels it by its id.
 */
const lettersSent = (campaign: string, dispatcher: DispatcherInput): Promise<void> =>
  CancellationScope.nonCancellable(() =>
    executeChild(letterDispatcher, {
      workflowId: dispatcherWorkflowId(campaign),
      args: [dispatcher],
      staticSummary: lettersSummary(campaign),
    }),
  );

/** Ends all of a cancelled campaign, whatever of it runs. Also by itself, where it was not ended completely. */
export async function endCampaign({ campaign: id, units }: EndCampaignInput): Promise<void> {
  // First: nothing is started or sent from here on.
  await closeCampaign({ campaign: id, state: 'cancelled' });
  for (const slice of slices(id, units)) await cancelEvaluations(slice);
  try {
    await getExternalWorkflowHandle(dispatcherWorkflowId(id)).cancel();
  } catch (error) {
    // It has ended, or was never started.
    log.info('no dispatcher to cancel', { campaign: id, reason: String(error) });
  }
}

function* slices(campaign: string, units: number) {
  for (let offset = 0; offset < units; offset += SLICE) yield { campaign, offset, limit: SLICE };
}
