import { condition, proxyActivities, proxyLocalActivities, setHandler } from '@temporalio/workflow';
import { nextLetterInstant } from '../domain/letter-instants';
import type { Instant } from '../domain/time';
import {
  clockSet,
  type DispatcherInput,
  lettersReleased,
  type RehearsalActivities,
  TASK_QUEUES,
} from './contract';
import { composeLetters, goOnInNewRun, senderOn } from './letters';
import { realNowMs } from './plan-time';

const { nextLeg, settleLeg } = proxyLocalActivities<RehearsalActivities>({
  startToCloseTimeout: '2 s',
  // A store that is away must not keep workflow tasks busy: beyond this it is waited for in the server's own timers.
  localRetryThreshold: '1 s',
  retry: { initialInterval: '5 s', maximumInterval: '30 s' },
});

const { bringTo } = proxyActivities<RehearsalActivities>({
  // It waits for others, however long that takes.
  startToCloseTimeout: '1 day',
  heartbeatTimeout: '10 s',
  retry: { initialInterval: '100 ms', maximumInterval: '10 s' },
});

const sendAll = senderOn(TASK_QUEUES.capturedLetters);

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;

/**
 * A rehearsal's year, leg by leg: it goes to the next instant at which letters may go, waits until everything up to it is
 * done, has the letters made and sent as in life, and only then goes on. So a busy machine makes it slower, and never wrong.
 * Ends with its last instant, or before that once all evaluations have closed and everything is told.
 */
export async function rehearsalLegs(input: DispatcherInput): Promise<void> {
  const { campaign, stageInstants, lateStages } = input;
  // A new run looks at once: the one before may have left letters that could not be sent.
  let released = true;
  let isSet = false;
  setHandler(lettersReleased, () => {
    released = true;
  });
  setHandler(clockSet, () => {
    isSet = true;
  });
  let { doneThrough } = input;
  let unsent = 0;
  while (true) {
    const letters = nextLetterInstant({ after: doneThrough, stageInstants, lateStages, daily: input });
    const at = await legTo(letters.at);
    if (!(await hasCome(at))) {
      await goOnInNewRun({ ...input, doneThrough });
      continue;
    }
    const round = at === letters.at ? await composeLetters({ campaign, at, supplement: false }) : undefined;
    if (released || unsent > 0 || round?.composed) await sendUntilTaken();
    const { isLast } = await settleLeg({ campaign, at });
    doneThrough = at;
    if (isLast || round?.finished) return;
    await goOnInNewRun({ ...input, doneThrough });
  }

  /** Histories that are older than this answer hold none. */
  async function hasCome(at: Instant): Promise<boolean> {
    return ((await bringTo({ campaign, at })) as boolean | undefined) !== false;
  }

  /** Waits until the clock may move, and for those who watch; sends what is released meanwhile. */
  async function legTo(nextLetters: Instant): Promise<Instant> {
    const startedMs = realNowMs();
    while (true) {
      isSet = false;
      const { at, paceMs } = await nextLeg({ campaign, nextLetters });
      const waitMs = paceMs - (realNowMs() - startedMs);
      if (at !== null && waitMs <= 0) return at;
      const moves = () => isSet || released;
      if (at === null) await condition(moves);
      else if (!(await condition(moves, waitMs))) return at;
      if (released) await sendUntilTaken();
    }
  }

  /** A mailbox that is away stops the clock; a letter that it puts off for itself is tried at the end of the next leg. */
  async function sendUntilTaken(): Promise<void> {
    for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
      released = false;
      const sent = await sendAll(campaign);
      ({ unsent } = sent);
      const { isAway } = sent;
      if (!isAway && !released) return;
      if (isAway) await condition(() => released, pauseMs);
      await goOnInNewRun({ ...input, doneThrough });
    }
  }
}
