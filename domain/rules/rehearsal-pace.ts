import { type CampaignClock, planTimeAt, REAL_TIME, rehearsalClock } from '../clock';
import { type Plan, STEP_IDS } from '../plan';
import { campaignSchedule, plannedOpening } from '../schedule';
import { fromMs, type Instant, latest, toMs } from '../time';

const HOUR_MS = 3_600_000;
/**
 * A rehearsal begins some hours before the plan's opening, so that the letters of the opening are still to come. Each of
 * these instants gets a gap of the clock: together about ten seconds, in which a small server starts the evaluations.
 */
const BEFORE_OPENING_MS = [6 * HOUR_MS, 4 * HOUR_MS, 2 * HOUR_MS];
/** A rehearsal's clock goes on at the pace of these last days, for what is decided after the last reminder. */
const AFTER_LAST_MS = 72 * HOUR_MS;
/** Timers fire up to a second late; see `rehearsalClock`. */
const MIN_GAP_MS = 3000;

/** By which clock a campaign is opened: as in life, or as a rehearsal of about so many minutes. */
export type AskedClock = { kind: 'real' } | { kind: 'rehearsal'; minutes: number };

/** How a campaign runs by the clock: as in life, or a rehearsal's year in minutes. */
export interface CampaignPace {
  clock: CampaignClock;
  /** Plan time. */
  openedAt: Instant;
  /** Real time: evaluations wake spread over this window. */
  wakeSpreadMs: number;
  /** Real time: how long letters wait for evaluations that are behind. */
  graceMs: number;
}

export function paceOf({
  plan,
  clock,
  nowMs,
}: {
  plan: Plan;
  clock: AskedClock;
  nowMs: number;
}): CampaignPace {
  if (clock.kind === 'real') {
    return { clock: REAL_TIME, openedAt: fromMs(nowMs), wakeSpreadMs: 10 * 60_000, graceMs: 10 * 60_000 };
  }
  const map = rehearsalClock({
    instants: rehearsedInstants(plan),
    startMs: nowMs,
    durationMs: clock.minutes * 60_000,
    minGapMs: MIN_GAP_MS,
  });
  return { clock: map, openedAt: planTimeAt(map, nowMs), wakeSpreadMs: 2_500, graceMs: 2_000 };
}

/** Every instant of the plan's year, from some hours before its opening to some days after its last letter. */
function rehearsedInstants(plan: Plan): Instant[] {
  const openingMs = toMs(plannedOpening(plan));
  const before = BEFORE_OPENING_MS.map((ms) => fromMs(openingMs - ms));
  const steps = campaignSchedule({ plan, openedAt: before[0] as Instant });
  const year = STEP_IDS.flatMap((step) => [steps[step].dueAt, ...steps[step].stages.map(({ at }) => at)]);
  const last = latest(year) as Instant;
  return [...before, ...year, fromMs(toMs(last) + AFTER_LAST_MS)].sort();
}
