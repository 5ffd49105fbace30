import { fromMs, type Instant, toMs } from './time';

/**
 * A campaign's clock: a monotone, piecewise-linear map from real to plan time, as data.
 * No points is the identity, which every campaign in real life has; only a rehearsal has points, at least two,
 * strictly increasing in both times. Outside them the neighbouring piece goes on.
 */
export interface CampaignClock {
  points: { real: Instant; plan: Instant }[];
}

export const REAL_TIME: CampaignClock = { points: [] };

export const isRealTime = (clock: CampaignClock): boolean => clock.points.length === 0;

const interpolate = (x: number, xs: readonly number[], ys: readonly number[]): number => {
  let i = 1;
  while (i < xs.length - 1 && x > (xs[i] as number)) i += 1;
  const [x0, x1, y0, y1] = [xs[i - 1], xs[i], ys[i - 1], ys[i]] as [number, number, number, number];
  return y0 + ((x - x0) * (y1 - y0)) / (x1 - x0);
};

/** The plan's time at a real instant given in milliseconds since the epoch. */
export function planTimeAt(clock: CampaignClock, realMs: number): Instant {
  if (isRealTime(clock)) return fromMs(realMs);
  const real = clock.points.map((point) => toMs(point.real));
  const plan = clock.points.map((point) => toMs(point.plan));
  return fromMs(Math.floor(interpolate(realMs, real, plan)));
}

/** The real time, in milliseconds since the epoch, at which the campaign's clock shows `plan` or just after. */
export function realMsAt(clock: CampaignClock, plan: Instant): number {
  if (isRealTime(clock)) return toMs(plan);
  const real = clock.points.map((point) => toMs(point.real));
  const planMs = clock.points.map((point) => toMs(point.plan));
  return Math.ceil(interpolate(toMs(plan), planMs, real));
}

/**
 * A rehearsal's clock: runs through `instants` (plan time, ascending) in about `durationMs` of real time from
 * `startMs`. Every gap between neighbours gets at least `minGapMs`, since timers fire up to a second late; what is
 * left over is shared out in proportion to the plan's own gaps.
 */
export function rehearsalClock({
  instants,
  startMs,
  durationMs,
  minGapMs,
}: {
  instants: readonly Instant[];
  startMs: number;
  durationMs: number;
  minGapMs: number;
}): CampaignClock {
  const distinct = [...new Set(instants)].sort();
  if (distinct.length < 2) throw new RangeError('a rehearsal needs at least two instants of the plan');
  const planMs = distinct.map(toMs);
  const span = (planMs.at(-1) as number) - (planMs[0] as number);
  const spare = Math.max(0, durationMs - minGapMs * (distinct.length - 1));
  let real = startMs;
  const points = distinct.map((plan, i) => {
    if (i > 0) {
      const gap = (planMs[i] as number) - (planMs[i - 1] as number);
      real += minGapMs + Math.floor((spare * gap) / span);
    }
    return { real: fromMs(real), plan };
  });
  return { points };
}
