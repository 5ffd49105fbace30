import { condition, proxyActivities, setHandler, sleep } from '@temporalio/workflow';
import { nextLetterInstant } from '../domain/letter-instants';
import { type Instant, toMs } from '../domain/time';
import { type DispatcherInput, type LetterActivities, lettersReleased, TASK_QUEUES } from './contract';
import { composeLetters, goOnInNewRun, RETRY_MS, senderOn } from './letters';
import { realNowMs } from './plan-time';

const { evaluationsBehind } = proxyActivities<LetterActivities>({
  startToCloseTimeout: '30 s',
  retry: { initialInterval: '1 s', maximumInterval: '1 min' },
});

const sendAll = senderOn(TASK_QUEUES.letters);

/**
 * The letters of one campaign: at every instant of the plan it waits until the evaluations have recorded their
 * notices, has one letter made for each person, and sends them. It is told nothing by the evaluations, so there is
 * no wake-up that could be lost; ends once all of them are closed and everything is told.
 *
 * Whatever could not be sent is tried again every five minutes and at every instant, until it is sent, refused for good
 * or no longer owed.
 */
export async function letterDispatcher(input: DispatcherInput): Promise<void> {
  const { campaign, stageInstants, lateStages } = input;
  // A new run looks at once: the one before may have left letters that could not be sent.
  let released = true;
  setHandler(lettersReleased, () => {
    released = true;
  });
  let { doneThrough } = input;
  let unsent = 0;
  while (true) {
    const next = nextLetterInstant({ after: doneThrough, stageInstants, lateStages, daily: input });
    while (!(await comes(next.at))) {
      released = false;
      ({ unsent } = await sendAll(campaign));
      await goOnInNewRun({ ...input, doneThrough });
    }
    const behind = next.isStage ? await waitForEvaluations(next.at) : 0;
    let round = await composeLetters({ campaign, at: next.at, supplement: false });
    ({ unsent } = await sendAll(campaign));
    if (behind > 0) {
      await waitForEvaluations(next.at);
      round = await composeLetters({ campaign, at: next.at, supplement: true });
      ({ unsent } = await sendAll(campaign));
    }
    doneThrough = next.at;
    if (round.finished) return;
    await goOnInNewRun({ ...input, doneThrough });
  }

  /** Waits for an instant of the plan; resolves to false if there is something to send before it. */
  async function comes(at: Instant): Promise<boolean> {
    const dueMs = toMs(at);
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
}
