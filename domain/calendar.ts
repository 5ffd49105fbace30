import { TZDate } from '@date-fns/tz';
import type { DayOfYear, DeadlineReading, WorkingCalendar } from './plan';
import { fromMs, type Instant, justBefore, type PlainDate, type WallTime } from './time';

const DAY_MS = 86_400_000;
const SUNDAY = 0;
const SATURDAY = 6;

const atMidnightUtc = (date: PlainDate): number => Date.parse(`${date}T00:00:00.000Z`);

export const addDays = (date: PlainDate, days: number): PlainDate =>
  fromMs(atMidnightUtc(date) + days * DAY_MS).slice(0, 10);

/** 0 is Sunday, as in `Date`. */
export const weekday = (date: PlainDate): number => new Date(atMidnightUtc(date)).getUTCDay();

/** A deadline of the plan as a day, such as 10/01 with offset 1 of 2013: `2014-01-10`. */
export function dayInPlan({ year, day }: { year: number; day: DayOfYear }): PlainDate {
  const yyyy = String(year + day.yearOffset).padStart(4, '0');
  return `${yyyy}-${String(day.month).padStart(2, '0')}-${String(day.day).padStart(2, '0')}`;
}

/** The instant at which the clock on the wall in `timeZone` shows `time` on `date`. */
export function instantAt({
  date,
  time = '00:00',
  timeZone,
}: {
  date: PlainDate;
  time?: WallTime;
  timeZone: string;
}): Instant {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const [hour, minute] = time.split(':').map(Number) as [number, number];
  return fromMs(new TZDate(year, month - 1, day, hour, minute, timeZone).getTime());
}

/** The calendar day in `timeZone` at an instant. */
export function dayOf({ at, timeZone }: { at: Instant; timeZone: string }): PlainDate {
  const local = new TZDate(Date.parse(at), timeZone);
  const pad = (n: number) => String(n).padStart(2, '0');
  return `${local.getFullYear()}-${pad(local.getMonth() + 1)}-${pad(local.getDate())}`;
}

/** Monday to Friday unless a document made it a day off; an unconfirmed day off does not count. */
export function isWorkingDay(date: PlainDate, calendar: WorkingCalendar): boolean {
  if (calendar.workingDays.some((swapped) => swapped.date === date)) return true;
  const day = weekday(date);
  if (day === SATURDAY || day === SUNDAY) return false;
  return !calendar.daysOff.some((off) => off.date === date && off.document !== undefined);
}

/** The `n`-th working day counted from `from` in a direction, `from` itself not counted; `n` is 1 or more. */
export function nthWorkingDay({
  from,
  n,
  direction,
  calendar,
}: {
  from: PlainDate;
  n: number;
  direction: 1 | -1;
  calendar: WorkingCalendar;
}): PlainDate {
  let date = from;
  for (let found = 0; found < n; ) {
    date = addDays(date, direction);
    if (isWorkingDay(date, calendar)) found += 1;
  }
  return date;
}

/** The day itself if people work on it, else the next one on which they do. */
export const workingDayFrom = (date: PlainDate, calendar: WorkingCalendar): PlainDate =>
  nthWorkingDay({ from: addDays(date, -1), n: 1, direction: 1, calendar });

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
  for (let date = dayOf({ at: after, timeZone }); ; date = addDays(date, 1)) {
    const at = instantAt({ date, time, timeZone });
    if (at > after && isWorkingDay(date, calendar)) return at;
  }
}

/** The first instant at or after another at which it is `time` of a working day. */
export const workingTimeFrom = ({
  from,
  ...rest
}: { from: Instant } & Omit<Parameters<typeof nextWorkingTime>[0], 'after'>): Instant =>
  nextWorkingTime({ ...rest, after: justBefore(from) });

/** Working days in (after, through]: how many working days late a filing on `through` is. */
export function workingDaysBetween({
  after,
  through,
  calendar,
}: {
  after: PlainDate;
  through: PlainDate;
  calendar: WorkingCalendar;
}): number {
  let count = 0;
  for (let date = addDays(after, 1); date <= through; date = addDays(date, 1)) {
    if (isWorkingDay(date, calendar)) count += 1;
  }
  return count;
}

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
