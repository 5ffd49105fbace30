import { tellUnreleasedAt } from '../domain/rules/unreleased';
import type { Instant } from '../domain/time';
import type { CampaignDocument } from '../store/documents/campaign';
import type { LetterDocument } from '../store/documents/letter';
import type { Store } from '../store/store';
import { withdrawClosed } from './withdraw-closed';

/** The letters that wait for release since a round at or before `at`, but for those whose evaluations have closed. */
export async function lettersWaiting({
  store,
  campaign: { _id: campaign, units },
  at,
}: {
  store: Store;
  campaign: Pick<CampaignDocument, '_id' | 'units'>;
  at: Instant;
}): Promise<LetterDocument[]> {
  const read = () => store.letters.waitingSince({ campaign, at });
  const waiting = await read();
  // Most rounds end here, or find that nothing has closed.
  if (waiting.length === 0 || (await store.evaluations.countOpen(campaign)) === units) return waiting;
  await withdrawClosed({ store, campaign });
  return read();
}

/**
 * How many letters have waited for release too long, if this round is the first that can tell of some of them;
 * else 0. Told once for each round that waits: the instants of the rounds before say whether it was told already.
 */
export async function countUnreleased({
  store,
  campaign: { _id: campaign, plan },
  waiting,
  at,
}: {
  store: Store;
  campaign: Pick<CampaignDocument, '_id' | 'plan'>;
  waiting: readonly LetterDocument[];
  at: Instant;
}): Promise<number> {
  const dueAt = waiting.map((letter) => tellUnreleasedAt({ plan, at: letter.at })).filter((due) => due <= at);
  if (dueAt.length === 0) return 0;
  const rounds = await store.rounds.list(campaign);
  const before = rounds.findLast((round) => round.at < at)?.at ?? '';
  return dueAt.some((due) => due > before) ? dueAt.length : 0;
}
