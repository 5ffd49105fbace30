import type { Plan } from '../domain/plan';
import { tellUnreleasedAt } from '../domain/rules/unreleased';
import type { Instant } from '../domain/time';
import type { Store } from '../store/store';

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
