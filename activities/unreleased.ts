import { dayOf, instantAt, nthWorkingDay } from '../domain/calendar';
import type { Plan } from '../domain/plan';
import type { Instant } from '../domain/time';
import type { Store } from '../store/store';

/** From when on the letters of a round have waited for release too long: a working day later, at the same hour. */
export function tellUnreleasedAt({ plan, at }: { plan: Plan; at: Instant }): Instant {
  const { timeZone, calendar } = plan;
  const day = dayOf({ at, timeZone });
  const sinceMidnightMs = Date.parse(at) - Date.parse(instantAt({ date: day, timeZone }));
  const next = instantAt({
    date: nthWorkingDay({ from: day, n: 1, direction: 1, calendar }),
    timeZone,
  });
  return new Date(Date.parse(next) + sinceMidnightMs).toISOString();
}

/**
 * How many letters have waited for release too long, if this round is the first that can tell of some of them;
 * else 0. Told once for each round that waits: the instants of the rounds before say whether it was told already.
 */
export async function countUnreleased({
  store,
  campaign,
  plan,
  at,
}: {
  store: Store;
  campaign: string;
  plan: Plan;
  at: Instant;
}): Promise<number> {
  const waiting = await store.letters.waitingSince({ campaign, at });
  const dueAt = waiting.map((letter) => tellUnreleasedAt({ plan, at: letter.at })).filter((due) => due <= at);
  if (dueAt.length === 0) return 0;
  const rounds = await store.rounds.list(campaign);
  const before = rounds.findLast((round) => round.at < at)?.at ?? '';
  return dueAt.some((due) => due > before) ? dueAt.length : 0;
}
