import {
  CancellationScope,
  CancelledFailure,
  ChildWorkflowFailure,
  continueAsNew,
  executeChild,
  proxyActivities,
  sleep,
  TerminatedFailure,
  TimeoutFailure,
  workflowInfo,
} from '@temporalio/workflow';
import { isRealTime } from '../domain/clock';
import {
  type CampaignActivities,
  type CampaignInput,
  type DispatcherInput,
  dispatcherWorkflowId,
} from './contract';
import { lettersSummary } from './details';
import { letterDispatcher } from './letter-dispatcher';
import { HISTORY_LIMIT } from './new-run';
import { realNowMs } from './plan-time';
import { rehearsalLegs } from './rehearsal-legs';

const { noteLettersEnded, lettersDoneThrough } = proxyActivities<CampaignActivities>({
  startToCloseTimeout: '30 s',
  retry: { initialInterval: '1 s', maximumInterval: '1 min' },
});

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;
/** One that has lived so long is started again at once. */
const LONG_LIFE_MS = 10 * 60_000;

/**
 * The letters of a campaign until all of it is told. Without their workflow nobody would be written to any more: whatever
 * ends it before that, it is noted and started again from what the store has.
 *
 * Not cancelled as a child: that would go to its first run, and it may be in a later one, and a child that is just being
 * started would not hear it. `endCampaign` cancels it by its id.
 */
export function lettersSent(input: CampaignInput): Promise<void> {
  const root = CancellationScope.current();
  const { campaign: id, historyLimit = HISTORY_LIMIT } = input;
  return CancellationScope.nonCancellable(async () => {
    let { dispatcher } = input;
    for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
      const startedMs = realNowMs();
      const endedAs = await endOf(dispatcher);
      if (endedAs === undefined || root.consideredCancelled) return;
      await noteLettersEnded({ campaign: id, endedAs });
      if (realNowMs() - startedMs > LONG_LIFE_MS) pauseMs = FIRST_PAUSE_MS;
      await sleep(pauseMs);
      dispatcher = { ...dispatcher, ...(await lettersDoneThrough({ campaign: id })) };
      if (root.consideredCancelled) return;
      if (workflowInfo().historyLength >= historyLimit) {
        await continueAsNew<(input: CampaignInput) => Promise<void>>({ ...input, dispatcher });
      }
    }
  });
}

/** Runs the dispatcher; resolves to how it ended, undefined if all is told. */
async function endOf(dispatcher: DispatcherInput): Promise<string | undefined> {
  const { campaign: id, clock } = dispatcher;
  try {
    await executeChild(isRealTime(clock) ? letterDispatcher : rehearsalLegs, {
      workflowId: dispatcherWorkflowId(id),
      args: [dispatcher],
      staticSummary: lettersSummary(id),
      typedSearchAttributes: workflowInfo().typedSearchAttributes,
    });
    return undefined;
  } catch (error) {
    const cause = error instanceof ChildWorkflowFailure ? error.cause : error;
    if (cause instanceof TerminatedFailure) return 'TERMINATED';
    if (cause instanceof CancelledFailure) return 'CANCELLED';
    if (cause instanceof TimeoutFailure) return 'TIMED_OUT';
    return 'FAILED';
  }
}
