import { condition } from '@temporalio/workflow';
import { type CampaignClock, planTimeAt, realMsAt } from '../domain/clock';
import type { Instant } from '../domain/time';

/** Real time in milliseconds since the epoch, by the workflow's own, deterministic clock. */
export const realNowMs = (): number => Date.now();

/** The campaign's time now. */
export const planNow = (clock: CampaignClock): Instant => planTimeAt(clock, realNowMs());

/**
 * Waits until the campaign's clock is `leadMs` of real time before `at`, or until `changed`.
 * Without an instant it waits for the change alone. Resolves to whether the instant came.
 */
export async function instantComes({
  at,
  clock,
  changed,
  leadMs = 0,
  summary,
}: {
  at: Instant | undefined;
  clock: CampaignClock;
  changed: () => boolean;
  leadMs?: number;
  summary: string;
}): Promise<boolean> {
  if (at === undefined) {
    await condition(changed);
    return false;
  }
  const remainingMs = realMsAt(clock, at) - leadMs - realNowMs();
  if (remainingMs <= 0) return !changed();
  return !(await condition(changed, remainingMs, { summary }));
}
