import { setTimeout as pause } from 'node:timers/promises';

const SHORTEST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 1000;
/** What is waited for is noticed soon after it has come, compared with how long it took. */
const GROWTH = 1.25;

/** Asks, less and less often, until an answer is what is waited for; what is asked may be repeated. */
export async function askUntil<Answer>(
  ask: () => Promise<Answer>,
  isSo: (answer: Answer) => boolean,
  {
    signal,
    shortestPauseMs = SHORTEST_PAUSE_MS,
    longestPauseMs = LONGEST_PAUSE_MS,
  }: { signal: AbortSignal; shortestPauseMs?: number; longestPauseMs?: number },
): Promise<Answer> {
  for (let pauseMs = shortestPauseMs; ; pauseMs = Math.min(pauseMs * GROWTH, longestPauseMs)) {
    const answer = await ask();
    if (isSo(answer)) return answer;
    await pause(pauseMs, undefined, { signal });
  }
}

/** The same of whatever an evaluation answers. */
export const answered = <Answer extends { outcome: string }>(
  ask: () => Promise<Answer>,
  signal: AbortSignal,
): Promise<Answer> => askUntil(ask, ({ outcome }) => outcome !== 'pending', { signal });
