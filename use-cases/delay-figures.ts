import type { WorkflowKind } from '../domain/campaign';
import { isRealTime } from '../domain/clock';
import { fromMs, toMs } from '../domain/time';
import type { Store } from '../store/store';

/** An evaluation settles an instant within seconds. */
const TOLERANCE_MS = 60_000;

/** How far what has to happen is behind, in open campaigns on the real clock, and what has ended. */
export interface DelayFigures {
  /** How long the oldest notice that is in no round of letters yet has been due; 0 if none is. */
  lettersOverdueSeconds: number;
  /** Open evaluations that have not settled an instant which passed more than a minute ago. */
  evaluationsBehind: number;
  /** Workflows that ended and should not have: those that are not started again yet, and all by what they were. */
  ended: number;
  ends: Partial<Record<WorkflowKind, number>>;
}

/** Two questions per open campaign and two of all, each answered by an index. `now` is real time, in milliseconds since the epoch. */
export async function delayFigures({
  store: { campaigns, notices, evaluations, ends },
  now,
}: {
  store: Pick<Store, 'campaigns' | 'notices' | 'evaluations' | 'ends'>;
  now: () => number;
}): Promise<DelayFigures> {
  const figures: DelayFigures = {
    lettersOverdueSeconds: 0,
    evaluationsBehind: 0,
    ended: await ends.countWaiting(),
    ends: Object.fromEntries(await ends.countByWhat()),
  };
  const nowMs = now();
  for (const { _id: campaign, clock } of await campaigns.open()) {
    // A rehearsal's clock runs days in seconds.
    if (!isRealTime(clock)) continue;
    const dueAt = await notices.firstPending(campaign);
    if (dueAt !== null) {
      const overdueSeconds = (nowMs - toMs(dueAt)) / 1000;
      figures.lettersOverdueSeconds = Math.max(figures.lettersOverdueSeconds, overdueSeconds);
    }
    const at = fromMs(nowMs - TOLERANCE_MS);
    figures.evaluationsBehind += await evaluations.countBehind({ campaign, at });
  }
  return figures;
}
