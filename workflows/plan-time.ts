import { condition } from '@temporalio/workflow';
import { type CampaignClock, planTimeAt, realMsAt } from '../domain/clock';
import type { Instant } from '../domain/time';

/** The campaign's time now; `Date.now` is the workflow's own, deterministic clock. */
export const planNow = (clock: CampaignClock): Instant => planTimeAt(clock, Date.now());

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
  const remainingMs = realMsAt(clock, at) - leadMs - Date.now();
  if (remainingMs <= 0) return !changed();
  return !(await condition(changed, remainingMs, { summary }));
}
