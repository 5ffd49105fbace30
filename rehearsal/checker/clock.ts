/** A campaign's clock as the API tells it: pairs of real and plan time with straight lines between them. */
export interface ClockPoint {
  real: string;
  plan: string;
}

/** The clock as two functions on milliseconds; without points plan time is real time. */
export interface CheckedClock {
  realAt(planMs: number): number;
  planAt(realMs: number): number;
}

export function clockOf(points: readonly ClockPoint[]): CheckedClock {
  const real = points.map((point) => Date.parse(point.real));
  const plan = points.map((point) => Date.parse(point.plan));
  return { realAt: (planMs) => along(planMs, plan, real), planAt: (realMs) => along(realMs, real, plan) };
}

function along(x: number, xs: readonly number[], ys: readonly number[]): number {
  if (xs.length < 2) return x;
  const next = xs.findIndex((each) => each >= x);
  // Before the first and after the last point their own piece goes on.
  const i = next === -1 ? xs.length - 1 : Math.max(1, next);
  const [x0, x1, y0, y1] = [xs[i - 1], xs[i], ys[i - 1], ys[i]] as [number, number, number, number];
  return y0 + ((x - x0) / (x1 - x0)) * (y1 - y0);
}

/** Plan time so much real time earlier or later: what the clock's grain comes to at that place. */
export const shifted = (clock: CheckedClock, planMs: number, byRealMs: number): number =>
  clock.planAt(clock.realAt(planMs) + byRealMs);
