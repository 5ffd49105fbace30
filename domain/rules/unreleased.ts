import { dayOf, instantAt, nthWorkingDay } from '../calendar';
import type { Plan } from '../plan';
import type { Instant } from '../time';

/** From when on the letters of a round have waited for release too long: a working day later, at the same hour. */
export function tellUnreleasedAt({ plan, at }: { plan: Plan; at: Instant }): Instant {
  const { timeZone, calendar } = plan;
  const day = dayOf({ at, timeZone });
  const sinceMidnightMs = Date.parse(at) - Date.parse(instantAt({ date: day, timeZone }));
  const next = instantAt({
    date: nthWorkingDay({ from: day, n: 1, direction: 1, calendar }),
    timeZone,
  });
  return new Date(Date.parse(next) + sinceMidnightMs).toISOString();
}
