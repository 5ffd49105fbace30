import {
  condition,
  continueAsNew,
  isCancellation,
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

const { evaluationsBehind, readyLetters } = proxyActivities<LetterActivities>({
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
    startToCloseTimeout: '2 min',
    // A worker that dies in the middle must not hold up the letters of an instant for two minutes.
    heartbeatTimeout: '10 s',
    // After these tries the letter stays ready and is tried again below, so that one letter never stops the rest.
    retry: { initialInterval: '2 s', maximumInterval: '30 s', maximumAttempts: 4 },
  });

const PAGE = 200;
/** How long letters that could not be sent wait for another try, unless an instant of the plan comes first. */
const RETRY_MS = 5 * 60_000;

/**
 * The letters of one campaign: at every instant of the plan it waits until the evaluations have recorded their
 * notices, has one letter made for each person, and sends them. It is told nothing by the evaluations, so there is
 * no wake-up that could be lost; ends once all of them are closed and everything is told.
 */
export async function letterDispatcher(input: DispatcherInput): Promise<void> {
  const { campaign, clock, stageInstants } = input;
  const { sendLetter } = sendingOn(isRealTime(clock) ? TASK_QUEUES.letters : TASK_QUEUES.capturedLetters);
  // A new run looks at once: the one before may have left letters that could not be sent.
  let released = true;
  setHandler(lettersReleased, () => {
    released = true;
  });
  let doneThrough = input.doneThrough;
  while (true) {
    const next = nextLetterInstant({ after: doneThrough, stageInstants, daily: input });
    for (let unsent = 0; !(await comes(next.at, unsent > 0 ? RETRY_MS : undefined)); ) {
      released = false;
      unsent = await sendReady();
    }
    const behind = next.isStage ? await waitForEvaluations(next.at) : 0;
    let round = await composeLetters({ campaign, at: next.at, supplement: false });
    if (round.toSend) await sendReady();
    if (behind > 0) {
      await waitForEvaluations(next.at);
      round = await composeLetters({ campaign, at: next.at, supplement: true });
      if (round.toSend) await sendReady();
    }
    doneThrough = next.at;
    if (round.finished) return;
    if (workflowInfo().continueAsNewSuggested) {
      await continueAsNew<typeof letterDispatcher>({ ...input, doneThrough });
    }
  }

  /** Waits for an instant of the plan; resolves to false if there is something to send before it. */
  async function comes(at: Instant, retryMs = Number.POSITIVE_INFINITY): Promise<boolean> {
    const dueMs = realMsAt(clock, at);
    const waitMs = Math.min(dueMs - Date.now(), retryMs);
    if (waitMs > 0) await condition(() => released, waitMs, { summary: `thư ngày ${at}` });
    return Date.now() >= dueMs;
  }

  /** Waits until every open evaluation has recorded its notices up to `at`, or the grace has passed. */
  async function waitForEvaluations(at: Instant): Promise<number> {
    const until = Date.now() + input.graceMs;
    for (let pauseMs = 250; ; pauseMs = Math.min(pauseMs * 2, 10_000)) {
      const { behind } = await evaluationsBehind({ campaign, at });
      if (behind === 0 || Date.now() >= until) return behind;
      await sleep(pauseMs);
    }
  }

  /** Sends what may be sent, page by page; resolves to how many letters could not be sent for now. */
  async function sendReady(): Promise<number> {
    let failed = 0;
    for (let after = ''; ; ) {
      const { letters } = await readyLetters({ campaign, after, limit: PAGE });
      const results = await Promise.allSettled(letters.map((letter) => sendLetter({ letter })));
      for (const result of results) {
        if (result.status === 'fulfilled') continue;
        if (isCancellation(result.reason)) throw result.reason;
        failed += 1;
      }
      const last = letters.at(-1);
      if (last === undefined || letters.length < PAGE) return failed;
      after = last;
    }
  }
}
