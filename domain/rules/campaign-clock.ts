import { instantAt } from '../calendar';
import { type CampaignClock, REAL_TIME } from '../clock';
import type { FieldFault } from '../field-fault';
import { type Plan, STEP_IDS } from '../plan';
import { campaignSchedule, plannedOpening } from '../schedule';
import { fromMs, type Instant, justBefore, latest, toMs } from '../time';
import { lettersOfSteps } from './opened-letters';

/** A rehearsal begins so long before the plan's opening, so that the letters of the opening are still to come. */
const BEFORE_OPENING_MS = 6 * 3_600_000;
/** It goes on so long after the plan's last letter, for what is decided then. */
const AFTER_LAST_MS = 30 * 24 * 3_600_000;

/** By which clock a campaign is opened. */
export type AskedClock =
  | { kind: 'real' }
  | {
      kind: 'rehearsal';
      /** Real time for its year; without it as fast as it goes. */
      minutes?: number | undefined;
      /** The plan's instant at which it begins, to rehearse a late opening; else shortly before the plan's own. */
      from?: Instant | undefined;
      /** Its clock stands at the opening until somebody has it go. */
      paused?: true | undefined;
      /** Somebody plays it: its clock waits for them. */
      played?: true | undefined;
    };

/** Why a rehearsal of this plan cannot begin then; empty if it can. */
export function clockFaults({ plan, clock }: { plan: Plan; clock: AskedClock }): FieldFault[] {
  if (clock.kind === 'real' || clock.from === undefined) return [];
  const { year, timeZone } = plan;
  const [first, last] = [`${year}-01-01`, `${year + 2}-01-01`].map((date) => instantAt({ date, timeZone }));
  if (clock.from >= (first as Instant) && clock.from < (last as Instant)) return [];
  const message = {
    en: `A rehearsal of this plan begins in ${year} or ${year + 1}.`,
    vi: `Diễn tập kế hoạch này bắt đầu trong năm ${year} hoặc ${year + 1}.`,
  };
  return [{ field: 'clock.from', rule: 'outside-the-plan', message }];
}

/** The clock of a campaign that is opened now, and the plan's instant that this is. */
export function openedClock({ plan, clock, nowMs }: { plan: Plan; clock: AskedClock; nowMs: number }): {
  clock: CampaignClock;
  openedAt: Instant;
} {
  if (clock.kind === 'real') return { clock: REAL_TIME, openedAt: fromMs(nowMs) };
  const openedAt = clock.from ?? fromMs(toMs(plannedOpening(plan)) - BEFORE_OPENING_MS);
  // Letters may be due at the very instant of the opening.
  const settledThrough = justBefore(openedAt);
  return {
    clock: {
      kind: 'rehearsal',
      now: openedAt,
      settledThrough,
      endsAt: fromMs(toMs(lastInstant(plan, openedAt)) + AFTER_LAST_MS),
      ...(clock.paused && { standsAt: openedAt }),
      ...(clock.played && { playedThrough: settledThrough }),
      ...(clock.minutes !== undefined && { minutes: clock.minutes }),
    },
    openedAt,
  };
}

/** Of the plan's year: its last letter or its last deadline. */
function lastInstant(plan: Plan, openedAt: Instant): Instant {
  const steps = campaignSchedule({ plan, openedAt });
  const letters = Object.values(lettersOfSteps({ plan, openedAt })).flat();
  return latest([openedAt, ...letters, ...STEP_IDS.map((step) => steps[step].dueAt)]) as Instant;
}
