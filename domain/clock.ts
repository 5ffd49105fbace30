import { earliest, fromMs, type Instant, latest } from './time';

/**
 * What a campaign's time goes by: in life the real time; in a rehearsal a clock that stands at an instant of the plan until
 * everything that belongs to it is settled, and only then goes on to the next. So it cannot outrun the service.
 */
export type CampaignClock = RealClock | RehearsalClock;

export interface RealClock {
  kind: 'real';
}

/** All instants are plan time. */
export interface RehearsalClock {
  kind: 'rehearsal';
  /** Where it stands; it goes in legs, each to an instant at which letters may go. */
  now: Instant;
  /** Everything up to here is settled: evaluations have woken, letters are sent or wait. */
  settledThrough: Instant;
  /** The rehearsal ends with this instant. */
  endsAt: Instant;
  /** It goes no further, and up to here as fast as it can; without one it goes to its end. */
  standsAt?: Instant;
  /** Who plays a script has done everything up to here, and it waits for the rest; absent if nobody does. */
  playedThrough?: Instant;
  /** Real time from the opening to the end, for those who watch; without it as fast as it goes. */
  minutes?: number;
}

/** What a workflow is started with; from there on it is told the time of a rehearsal. */
export type ClockAtStart = RealClock | Pick<RehearsalClock, 'kind' | 'now'>;

export const REAL_TIME: RealClock = { kind: 'real' };

/** Of campaigns that were opened before rehearsals went in legs the clock is a list of points: none in life. */
export const isRealTime = (clock: ClockAtStart | { points: readonly unknown[] }): clock is RealClock =>
  'points' in clock ? clock.points.length === 0 : clock.kind === 'real';

export const clockAtStart = (clock: CampaignClock): ClockAtStart =>
  isRealTime(clock) ? clock : { kind: clock.kind, now: clock.now };

/** The plan's time at a real instant given in milliseconds since the epoch. */
export const planTimeAt = (clock: CampaignClock, realMs: number): Instant =>
  isRealTime(clock) ? fromMs(realMs) : clock.now;

/** How far a rehearsal's clock may go by itself. */
export const mayGoTo = ({ endsAt, standsAt = endsAt, playedThrough = endsAt }: RehearsalClock): Instant =>
  earliest([endsAt, standsAt, playedThrough]) as Instant;

/**
 * Where the leg ends that begins now: at the next instant at which letters may go, or before it where the clock is to stand;
 * undefined while it may not move.
 */
export function legOf(clock: RehearsalClock, nextLetters: Instant): Instant | undefined {
  const end = earliest([nextLetters, mayGoTo(clock)]) as Instant;
  return end > clock.settledThrough ? end : undefined;
}

/** Plan time at which a letter goes: its own instant, or its release, unless the clock has gone on since. */
export function sendingTimeOf(
  clock: CampaignClock,
  { at, releasedAt }: { at: Instant; releasedAt?: Instant | undefined },
  realMs: number,
): Instant {
  const now = planTimeAt(clock, realMs);
  if (isRealTime(clock)) return now;
  const own = latest([at, releasedAt ?? at]) as Instant;
  return own > clock.settledThrough ? own : now;
}
