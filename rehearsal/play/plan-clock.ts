import { setTimeout as pause } from 'node:timers/promises';
import { type CampaignClock, planTimeAt, realMsAt } from '../../domain/clock';
import type { Instant } from '../../domain/time';

/** The campaign's clock in the rehearsal's hands: acts at plan time, as the API's own points have it. */
export interface PlanClock {
  now(): Instant;
  /** Resolves when the clock shows `at`; rejects once everything is called off. */
  comes(at: Instant): Promise<void>;
  /** Real time since the clock showed `at`. */
  msSince(at: Instant): number;
}

export const planClockOf = (clock: CampaignClock, signal: AbortSignal): PlanClock => ({
  msSince: (at) => Date.now() - realMsAt(clock, at),
  now: () => planTimeAt(clock, Date.now()),
  async comes(at) {
    signal.throwIfAborted();
    const waitMs = realMsAt(clock, at) - Date.now();
    // One millisecond more: a timer may fire a little early.
    if (waitMs > 0) await pause(waitMs + 1, undefined, { signal });
  },
});
