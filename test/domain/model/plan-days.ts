/**
 * The calendar of the tests' plan of 2013, computed a second time: whole days since 01/01/1970, a Thursday, by clocks
 * seven hours ahead of UTC; Saturdays, Sundays and 01/01/2014 are off.
 */

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const AHEAD_MS = 7 * HOUR_MS;

const dayNumber = (year: number, month: number, day: number): number =>
  Date.UTC(year, month - 1, day) / DAY_MS;
const NEW_YEAR = dayNumber(2014, 1, 1);

export const DEADLINES = {
  'agency-review': dayNumber(2013, 11, 10),
  'self-review': dayNumber(2013, 12, 10),
  'member-opinion': dayNumber(2013, 12, 10),
  'party-assessment': dayNumber(2013, 12, 31),
  recognition: dayNumber(2014, 1, 10),
};

/** An hour of a day on the wall, in milliseconds. */
export const wall = (day: number, hour = 0): number => day * DAY_MS - AHEAD_MS + hour * HOUR_MS;

export const dayOf = (ms: number): number => Math.floor((ms + AHEAD_MS) / DAY_MS);

const isWorking = (day: number): boolean => day % 7 !== 2 && day % 7 !== 3 && day !== NEW_YEAR;

/** 08:00 on the first working day after a day. */
export function workingMorningAfter(day: number): number {
  let next = day + 1;
  while (!isWorking(next)) next += 1;
  return wall(next, 8);
}

/** «Trước ngày D»: before D on time, on D itself on the day, then late by working days after D. */
export function lateness(step: keyof typeof DEADLINES, ms: number) {
  const deadline = DEADLINES[step];
  const day = dayOf(ms);
  if (day < deadline) return { timeliness: 'on-time', lateWorkingDays: 0 };
  if (day === deadline) return { timeliness: 'on-the-day', lateWorkingDays: 0 };
  let lateWorkingDays = 0;
  for (let each = deadline + 1; each <= day; each += 1) if (isWorking(each)) lateWorkingDays += 1;
  return { timeliness: 'late', lateWorkingDays };
}
