import { type DayNumber, dateOf, dayNumberOf, fromMonday, plainDate } from './day-number';
import type { DayOfYear, DeadlineReading, WorkingCalendar } from './plan';
import { fromMs, type Instant, justBefore, type PlainDate, toMs, type WallTime } from './time';
import { countWorked, exceptionsOf, isWorked, nthWorked } from './working-days';
import { epochMsAt, wallMsAt } from './zone';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

export const addDays = (date: PlainDate, days: number): PlainDate => dateOf(dayNumberOf(date) + days);

/** 0 is Sunday, as in `Date`. */
export const weekday = (date: PlainDate): number => (fromMonday(dayNumberOf(date)) + 1) % 7;

/** A deadline of the plan as a day, such as 10/01 with offset 1 of 2013: `2014-01-10`. */
export const dayInPlan = ({ year, day }: { year: number; day: DayOfYear }): PlainDate =>
  plainDate({ ...day, year: year + day.yearOffset });

/** The instant at which the clock on the wall in `timeZone` shows `time` on `date`; see {@link epochMsAt}. */
export const instantAt = ({
  date,
  time = '00:00',
  timeZone,
}: {
  date: PlainDate;
  time?: WallTime;
  timeZone: string;
}): Instant => fromMs(epochMsOn(dayNumberOf(date), msOfDay(time), timeZone));

const epochMsOn = (day: DayNumber, timeMs: number, timeZone: string): number =>
  epochMsAt({ wallMs: day * DAY_MS + timeMs, timeZone });

function msOfDay(time: WallTime): number {
  const [hours, minutes] = time.split(':').map(Number) as [number, number];
  return (hours * 60 + minutes) * MINUTE_MS;
}

/** What the clock on the wall in `timeZone` shows at an instant, as the day and the milliseconds of it. */
function wallClockAt(at: Instant, timeZone: string): { day: DayNumber; timeMs: number } {
  const wallMs = wallMsAt({ epochMs: toMs(at), timeZone });
  const day = Math.floor(wallMs / DAY_MS);
  return { day, timeMs: wallMs - day * DAY_MS };
}

/** The calendar day in `timeZone` at an instant. */
export const dayOf = ({ at, timeZone }: { at: Instant; timeZone: string }): PlainDate =>
  dateOf(wallClockAt(at, timeZone).day);

/** The time of day in `timeZone` at an instant, to the minute that has begun. */
export function timeOf({ at, timeZone }: { at: Instant; timeZone: string }): WallTime {
  const minutes = Math.floor(wallClockAt(at, timeZone).timeMs / MINUTE_MS);
  const twoDigits = (n: number) => String(n).padStart(2, '0');
  return `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
}

/** Monday to Friday unless a document made it a day off; an unconfirmed day off does not count. */
export const isWorkingDay = (date: PlainDate, calendar: WorkingCalendar): boolean =>
  isWorked(dayNumberOf(date), exceptionsOf(calendar));

/** The `n`-th working day counted from `from` in a direction, `from` itself not counted; `n` is 1 or more. */
export const nthWorkingDay = ({
  from,
  n,
  direction,
  calendar,
}: {
  from: PlainDate;
  n: number;
  direction: 1 | -1;
  calendar: WorkingCalendar;
}): PlainDate => dateOf(nthWorked(dayNumberOf(from), n, direction, exceptionsOf(calendar)));

/** The day itself if people work on it, else the next one on which they do. */
export const workingDayFrom = (date: PlainDate, calendar: WorkingCalendar): PlainDate =>
  dateOf(nthWorked(dayNumberOf(date) - 1, 1, 1, exceptionsOf(calendar)));

/** The next instant strictly after another at which it is `time` of a working day. */
export function nextWorkingTime({
  after,
  time,
  timeZone,
  calendar,
}: {
  after: Instant;
  time: WallTime;
  timeZone: string;
  calendar: WorkingCalendar;
}): Instant {
  const exceptions = exceptionsOf(calendar);
  const afterMs = toMs(after);
  const timeMs = msOfDay(time);
  for (let { day } = wallClockAt(after, timeZone); ; day += 1) {
    if (!isWorked(day, exceptions)) continue;
    const atMs = epochMsOn(day, timeMs, timeZone);
    if (atMs > afterMs) return fromMs(atMs);
  }
}

/** The same time of day as at an instant, one working day later. */
export function oneWorkingDayAfter({
  at,
  timeZone,
  calendar,
}: {
  at: Instant;
  timeZone: string;
  calendar: WorkingCalendar;
}): Instant {
  const { day, timeMs } = wallClockAt(at, timeZone);
  return fromMs(epochMsOn(nthWorked(day, 1, 1, exceptionsOf(calendar)), timeMs, timeZone));
}
/** The first instant at or after another at which it is `time` of a working day. */
export const workingTimeFrom = ({
  from,
  ...rest
}: { from: Instant } & Omit<Parameters<typeof nextWorkingTime>[0], 'after'>): Instant =>
  nextWorkingTime({ ...rest, after: justBefore(from) });

/** Working days in (after, through]: how many working days late a filing on `through` is. */
export const workingDaysBetween = ({
  after,
  through,
  calendar,
}: {
  after: PlainDate;
  through: PlainDate;
  calendar: WorkingCalendar;
}): number => countWorked(dayNumberOf(after), dayNumberOf(through), exceptionsOf(calendar));

/** The first day that is too late by the plan's reading: D itself (`before-day`) or the day after (`end-of-day`). */
export const firstDayTooLate = (deadline: PlainDate, reading: DeadlineReading): PlainDate =>
  reading === 'before-day' ? deadline : addDays(deadline, 1);

/** What the plan means by «trước ngày D»: the last day on which a filing is on time. */
export const lastDay = (deadline: PlainDate, reading: DeadlineReading): PlainDate =>
  addDays(firstDayTooLate(deadline, reading), -1);

/** The first instant that is no longer on time. */
export const dueInstant = ({
  deadline,
  reading,
  timeZone,
}: {
  deadline: PlainDate;
  reading: DeadlineReading;
  timeZone: string;
}): Instant => instantAt({ date: firstDayTooLate(deadline, reading), timeZone });
