import { CancellationScope, continueAsNew, proxyActivities, workflowInfo } from '@temporalio/workflow';
import type { DispatcherInput, LetterActivities, SendingActivities, TASK_QUEUES } from './contract';
import { HISTORY_LIMIT } from './new-run';

/** How long letters that could not be sent wait for another try, unless an instant of the plan comes first. */
export const RETRY_MS = 5 * 60_000;

export const { composeLetters } = proxyActivities<LetterActivities>({
  // A country's notices are read in one go; the activity heartbeats as it goes.
  startToCloseTimeout: '10 min',
  heartbeatTimeout: '20 s',
  retry: { initialInterval: '1 s', maximumInterval: '1 min' },
});

/** Sends what may be sent, page by page; resolves to how many letters are to be tried again, and whether the relay is away. */
export function senderOn(
  taskQueue: (typeof TASK_QUEUES)['letters' | 'capturedLetters'],
): (campaign: string) => Promise<{ unsent: number; isAway: boolean }> {
  const { sendLetters } = proxyActivities<SendingActivities>({
    taskQueue,
    // A page at the relay's pace, behind those of other campaigns.
    startToCloseTimeout: '1 hour',
    // A worker that dies in the middle must not hold up the letters of an instant for long.
    heartbeatTimeout: '10 s',
    // A relay that is away is no failure of it: what it did not take is counted, and tried again later.
    retry: { initialInterval: '2 s', maximumInterval: '1 min' },
  });
  return async (campaign) => {
    let unsent = 0;
    let isAway = false;
    for (let after: string | undefined = ''; after !== undefined; ) {
      const page: Awaited<ReturnType<typeof sendLetters>> = await sendLetters({ campaign, after });
      unsent += page.unsent;
      isAway ||= page.isAway === true;
      after = page.last;
    }
    return { unsent, isAway };
  };
}

/** However long something is away, and however many letters there are, no history grows beyond its limit. */
export async function goOnInNewRun(input: DispatcherInput): Promise<void> {
  const { historyLimit = HISTORY_LIMIT } = input;
  // A cancel that came in this very task would not reach the new run.
  if (workflowInfo().historyLength < historyLimit || CancellationScope.current().consideredCancelled) return;
  await continueAsNew<(input: DispatcherInput) => Promise<void>>(input);
}
