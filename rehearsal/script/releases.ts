import { addDays, dayOf, instantAt, isWorkingDay, nthWorkingDay } from '../../domain/calendar';
import type { Plan } from '../../domain/plan';
import type { Instant } from '../../domain/time';
import type { LeftWaiting } from './actions';
import { hoursAfter, type Year } from './year';

/** Twice a working day, and well before the daily letter. */
const RELEASE_TIMES = ['10:00', '15:00'] as const;
/** The campaign closes some days after the last letter of the plan. */
const DAYS_AFTER_END = 20;

const DAYS_LEFT = 4;

export function releaseTimes({ plan, year }: { plan: Plan; year: Year }): Instant[] {
  const { timeZone, calendar } = plan;
  const last = dayOf({ at: hoursAfter(year.end, DAYS_AFTER_END * 24), timeZone });
  const times: Instant[] = [];
  for (let date = dayOf({ at: year.openedAt, timeZone }); date <= last; date = addDays(date, 1)) {
    if (!isWorkingDay(date, calendar)) continue;
    times.push(...RELEASE_TIMES.map((time) => instantAt({ date, time, timeZone })));
  }
  return times;
}

/** Two instants whose waiting letters nobody looks at for some days, so that the director is told: reminders of members, reports of step 1. */
export function leftOnPurpose({ plan, year }: { plan: Plan; year: Year }): LeftWaiting[] {
  const { timeZone, calendar } = plan;
  const instants = [year.letters['member-opinion'][1], year.letters['agency-review'].at(-1)];
  return instants
    .filter((of) => of !== undefined)
    .map((of) => {
      const date = nthWorkingDay({ from: dayOf({ at: of, timeZone }), n: DAYS_LEFT, direction: 1, calendar });
      return { of, until: instantAt({ date, time: '10:00', timeZone }) };
    });
}
