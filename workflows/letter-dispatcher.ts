import {
  CancellationScope,
  condition,
  continueAsNew,
  proxyActivities,
  setHandler,
  sleep,
  workflowInfo,
} from '@temporalio/workflow';
import { isRealTime, realMsAt } from '../domain/clock';
import { nextLetterInstant } from '../domain/letter-instants';
import type { Instant } from '../domain/time';
import {
  type DispatcherInput,
  type LetterActivities,
  lettersReleased,
  type SendingActivities,
  TASK_QUEUES,
} from './contract';
import { HISTORY_LIMIT } from './new-run';
import { realNowMs } from './plan-time';

const { evaluationsBehind } = proxyActivities<LetterActivities>({
  startToCloseTimeout: '30 s',
  retry: { initialInterval: '1 s', maximumInterval: '1 min' },
});

const { composeLetters } = proxyActivities<LetterActivities>({
  // A country's notices are read in one go; the activity heartbeats as it goes.
  startToCloseTimeout: '10 min',
  heartbeatTimeout: '20 s',
  retry: { initialInterval: '1 s', maximumInterval: '1 min' },
});

const sendingOn = (taskQueue: string) =>
  proxyActivities<SendingActivities>({
    taskQueue,
    // A page at the relay's pace, behind those of other campaigns.
    startToCloseTimeout: '1 hour',
    // A worker that dies in the middle must not hold up the letters of an instant for long.
    heartbeatTimeout: '10 s',
    // A relay that is away is no failure of it: what it did not take is counted, and tried again below.
    retry: { initialInterval: '2 s', maximumInterval: '1 min' },
  });

/** How long letters that could not be sent wait for another try, unless an instant of the plan comes first. */
const RETRY_MS = 5 * 60_000;

/**
 * The letters of one campaign: at every instant of the plan it waits until the evaluations have recorded their
 * notices, has one letter made for each person, and sends them. It is told nothing by the evaluations, so there is
 * no wake-up that could be lost; ends once all of them are closed and everything is told.
 *
 * Whatever could not be sent is tried again every five minutes and at every instant, until it is sent, refused for good
 * or no longer owed.
 */
export async function letterDispatcher(input: DispatcherInput): Promise<void> {
  const { campaign, clock, stageInstants, lateStages, historyLimit = HISTORY_LIMIT } = input;
  const { sendLetters } = sendingOn(isRealTime(clock) ? TASK_QUEUES.letters : TASK_QUEUES.capturedLetters);
  // A new run looks at once: the one before may have left letters that could not be sent.
  let released = true;
  setHandler(lettersReleased, () => {
    released = true;
  });
  let doneThrough = input.doneThrough;
  let unsent = 0;
  while (true) {
    const next = nextLetterInstant({ after: doneThrough, stageInstants, lateStages, daily: input });
    while (!(await comes(next.at))) {
      released = false;
      unsent = await sendAll();
      await goOnInNewRun();
    }
    const behind = next.isStage ? await waitForEvaluations(next.at) : 0;
    let round = await composeLetters({ campaign, at: next.at, supplement: false });
    unsent = await sendAll();
    if (behind > 0) {
      await waitForEvaluations(next.at);
      round = await composeLetters({ campaign, at: next.at, supplement: true });
      unsent = await sendAll();
    }
    doneThrough = next.at;
    if (round.finished) return;
    await goOnInNewRun();
  }

  /** Waits for an instant of the plan; resolves to false if there is something to send before it. */
  async function comes(at: Instant): Promise<boolean> {
    const dueMs = realMsAt(clock, at);
    const waitMs = Math.min(dueMs - realNowMs(), unsent > 0 ? RETRY_MS : Number.POSITIVE_INFINITY);
    if (waitMs > 0) await condition(() => released, waitMs, { summary: `thư ngày ${at}` });
    return realNowMs() >= dueMs;
  }

  /** Waits until every open evaluation has recorded its notices up to `at`, or the grace has passed. */
  async function waitForEvaluations(at: Instant): Promise<number> {
    const until = realNowMs() + input.graceMs;
    for (let pauseMs = 250; ; pauseMs = Math.min(pauseMs * 2, 10_000)) {
      const { behind } = await evaluationsBehind({ campaign, at });
      if (behind === 0 || realNowMs() >= until) return behind;
      await sleep(pauseMs);
    }
  }

  /** Sends what may be sent, page by page; resolves to how many letters are to be tried again. */
  async function sendAll(): Promise<number> {
    let left = 0;
    for (let after: string | undefined = ''; after !== undefined; ) {
      const page: Awaited<ReturnType<typeof sendLetters>> = await sendLetters({ campaign, after });
      left += page.unsent;
      after = page.last;
    }
    return left;
  }

  /** However long something is away, and however many letters there are, no history grows beyond its limit. */
  async function goOnInNewRun(): Promise<void> {
    // A cancel that came in this very task would not reach the new run.
    if (workflowInfo().historyLength < historyLimit || CancellationScope.current().consideredCancelled)
      return;
    await continueAsNew<typeof letterDispatcher>({ ...input, doneThrough });
  }
}
