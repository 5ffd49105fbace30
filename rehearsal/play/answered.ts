import { setTimeout as pause } from 'node:timers/promises';

const SHORTEST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 1000;

/** Asks, again and again while the evaluation has not answered; what is asked may be repeated. */
export async function answered<Answer extends { outcome: string }>(
  ask: () => Promise<Answer>,
  signal: AbortSignal,
): Promise<Answer> {
  for (let pauseMs = SHORTEST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
    const answer = await ask();
    if (answer.outcome !== 'pending') return answer;
    await pause(pauseMs, undefined, { signal });
  }
}
