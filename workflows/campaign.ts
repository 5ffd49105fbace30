import { CancellationScope, executeChild, isCancellation, proxyActivities } from '@temporalio/workflow';
import { type CampaignActivities, type CampaignInput, dispatcherWorkflowId } from './contract';
import { lettersSummary } from './details';
import { letterDispatcher } from './letter-dispatcher';

const { startEvaluations, cancelEvaluations, closeCampaign } = proxyActivities<CampaignActivities>({
  startToCloseTimeout: '10 min',
  heartbeatTimeout: '30 s',
  retry: { initialInterval: '1 s', maximumInterval: '1 min' },
});

/** Units per activity: about ten seconds of starts on one small server. */
const SLICE = 500;

/** One campaign: starts the evaluations of all units, sees to the letters, and closes when they have all closed. */
export async function campaign({ campaign: id, units, dispatcher }: CampaignInput): Promise<void> {
  try {
    for (const slice of slices(id, units)) await startEvaluations(slice);
    await executeChild(letterDispatcher, {
      workflowId: dispatcherWorkflowId(id),
      args: [dispatcher],
      staticSummary: lettersSummary(id),
    });
    await closeCampaign({ campaign: id, state: 'closed' });
  } catch (error) {
    if (!isCancellation(error)) throw error;
    await CancellationScope.nonCancellable(async () => {
      for (const slice of slices(id, units)) await cancelEvaluations(slice);
      await closeCampaign({ campaign: id, state: 'cancelled' });
    });
    throw error;
  }
}

function* slices(campaign: string, units: number) {
  for (let offset = 0; offset < units; offset += SLICE) yield { campaign, offset, limit: SLICE };
}
