import { oneWorkingDayAfter } from '../calendar';
import type { Plan } from '../plan';
import type { Instant } from '../time';

/** From when on the letters of a round have waited for release too long: a working day later, at the same hour. */
export const tellUnreleasedAt = ({
  plan: { timeZone, calendar },
  at,
}: {
  plan: Pick<Plan, 'timeZone' | 'calendar'>;
  at: Instant;
}): Instant => oneWorkingDayAfter({ at, timeZone, calendar });
