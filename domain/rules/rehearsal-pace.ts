import { instantAt } from '../calendar';
import { type CampaignClock, planTimeAt, REAL_TIME, rehearsalClock } from '../clock';
import type { FieldFault } from '../field-fault';
import { type Plan, STEP_IDS } from '../plan';
import { campaignSchedule, openingLettersAt, plannedOpening } from '../schedule';
import { fromMs, type Instant, latest, toMs } from '../time';
import { lettersOfSteps } from './opened-letters';

const HOUR_MS = 3_600_000;
/**
 * A rehearsal begins some hours before the plan's opening, so that the letters of the opening are still to come. Each of
 * these instants gets a gap of the clock: together about ten seconds, in which a small server starts the evaluations.
 */
const BEFORE_OPENING_MS = [6 * HOUR_MS, 4 * HOUR_MS, 2 * HOUR_MS];
/** The same where it is said when it begins: the time until the first letters in so many gaps. */
const GAPS_BEFORE_LETTERS = 3;
/** A rehearsal's clock goes on at the pace of these last days, for what is decided after the last reminder. */
const AFTER_LAST_MS = 72 * HOUR_MS;
/** Timers fire up to a second late; see `rehearsalClock`. */
const MIN_GAP_MS = 3000;

/**
 * By which clock a campaign is opened: as in life, or as a rehearsal of about so many minutes, which begins shortly before
 * the plan's opening or, to rehearse a late one, at another instant of the plan.
 */
export type AskedClock =
  | { kind: 'real' }
  | { kind: 'rehearsal'; minutes: number; from?: Instant | undefined };

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
    instants: rehearsedInstants(plan, clock.from),
    startMs: nowMs,
    durationMs: clock.minutes * 60_000,
    minGapMs: MIN_GAP_MS,
  });
  return { clock: map, openedAt: planTimeAt(map, nowMs), wakeSpreadMs: 2_500, graceMs: 2_000 };
}

/** Every instant of the plan's year, from its beginning to some days after its last letter. */
function rehearsedInstants(plan: Plan, from: Instant | undefined): Instant[] {
  const before = from === undefined ? beforeOpening(plan) : beforeLetters(plan, from);
  const openedAt = before[0] as Instant;
  const steps = campaignSchedule({ plan, openedAt });
  const letters = Object.values(lettersOfSteps({ plan, openedAt })).flat();
  const year = [...letters, ...STEP_IDS.map((step) => steps[step].dueAt)].filter((at) => at >= openedAt);
  const last = latest([openedAt, ...year]) as Instant;
  return [...before, ...year, fromMs(toMs(last) + AFTER_LAST_MS)].sort();
}

function beforeOpening(plan: Plan): Instant[] {
  const openingMs = toMs(plannedOpening(plan));
  return BEFORE_OPENING_MS.map((ms) => fromMs(openingMs - ms));
}

function beforeLetters(plan: Plan, from: Instant): Instant[] {
  const gapMs = (toMs(openingLettersAt({ plan, openedAt: from })) - toMs(from)) / GAPS_BEFORE_LETTERS;
  return Array.from({ length: GAPS_BEFORE_LETTERS }, (_, i) => fromMs(toMs(from) + Math.floor(i * gapMs)));
}
