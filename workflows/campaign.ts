import {
  ActivityCancellationType,
  CancellationScope,
  getExternalWorkflowHandle,
  isCancellation,
  log,
  proxyActivities,
} from '@temporalio/workflow';
import { isRealTime } from '../domain/clock';
import { isCampaignCancelled } from './campaign-state';
import {
  type CampaignActivities,
  type CampaignInput,
  dispatcherWorkflowId,
  type EndCampaignInput,
} from './contract';
import { lettersSent } from './letters-sent';

const { storeRegisterPage, startEvaluations, cancelEvaluations, closeCampaign, withdrawLetters } =
  proxyActivities<CampaignActivities>({
    startToCloseTimeout: '10 min',
    heartbeatTimeout: '30 s',
    retry: { initialInterval: '1 s', maximumInterval: '1 min' },
    // What is being started when the campaign is cancelled is cancelled too: so the starting ends first.
    cancellationType: ActivityCancellationType.WAIT_CANCELLATION_COMPLETED,
  });

/** Units per activity: about ten seconds of starts on one small server. */
const SLICE = 500;

/** One campaign: stores a register that was too large to be stored with it, starts the evaluations of all units, sees to the letters, and closes when they have all closed. */
export async function campaign(input: CampaignInput): Promise<void> {
  const { campaign: id, units, registerPages = 0 } = input;
  const { cancelRequested } = CancellationScope.current();
  try {
    for (let page = 0; page < registerPages; page += 1) await storeRegisterPage({ campaign: id, page });
    for (const slice of slices(id, units)) await startEvaluations(slice);
    for (;;) {
      await Promise.race([lettersSent(input), cancelRequested]);
      const { state } = await closeCampaign({ campaign: id, state: 'closed' });
      if (state === 'closed') return;
      // The store was told of a cancel, and this workflow was not. Or a rehearsal's year is over, and nobody has finished it.
      if (state === 'cancelled' || !isRealTime(input.dispatcher.clock)) return await endCampaign(input);
    }
  } catch (error) {
    if (!isCancellation(error)) throw error;
    // Whoever cancels a campaign says so in the store first. What anybody else ends is started again.
    if (await isCampaignCancelled(id)) await CancellationScope.nonCancellable(() => endCampaign(input));
    throw error;
  }
}

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
  // At the end: now nothing makes any more.
  await withdrawLetters({ campaign: id });
}

function* slices(campaign: string, units: number) {
  for (let offset = 0; offset < units; offset += SLICE) yield { campaign, offset, limit: SLICE };
}
