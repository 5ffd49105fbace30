import { type DayNumber, dayNumberOf, fromMonday } from './day-number';
import type { WorkingCalendar } from './plan';

/** Where a calendar differs from the plain week: the day, and whether people work on it. */
export type Exceptions = ReadonlyMap<DayNumber, boolean>;

/** By the calendar itself: an evaluation asks the same one again and again. */
const known = new WeakMap<WorkingCalendar, Exceptions>();

export function exceptionsOf(calendar: WorkingCalendar): Exceptions {
  let exceptions = known.get(calendar);
  if (exceptions === undefined) {
    exceptions = readExceptions(calendar);
    known.set(calendar, exceptions);
  }
  return exceptions;
}

/** A day off without a document is unconfirmed and does not count; a day that is swapped in is worked, whatever else it is. */
function readExceptions({ daysOff, workingDays }: WorkingCalendar): Exceptions {
  const exceptions = new Map<DayNumber, boolean>();
  for (const { date, document } of daysOff) {
    if (document !== undefined) exceptions.set(dayNumberOf(date), false);
  }
  for (const { date } of workingDays) exceptions.set(dayNumberOf(date), true);
  for (const [day, isWorked] of exceptions) {
    if (isWorked === isWeekday(day)) exceptions.delete(day);
  }
  return exceptions;
}

const isWeekday = (day: DayNumber): boolean => fromMonday(day) < 5;

export const isWorked = (day: DayNumber, exceptions: Exceptions): boolean =>
  exceptions.get(day) ?? isWeekday(day);

/** The `n`-th working day after (1) or before (−1) a day; `n` is 1 or more. */
export function nthWorked(from: DayNumber, n: number, direction: 1 | -1, exceptions: Exceptions): DayNumber {
  let day = from;
  for (let found = 0; found < n; ) {
    day += direction;
    if (isWorked(day, exceptions)) found += 1;
  }
  return day;
}

/** Working days in (after, through]; none if that is empty. */
export function countWorked(after: DayNumber, through: DayNumber, exceptions: Exceptions): number {
  if (through <= after) return 0;
  let count = weekdaysThrough(through) - weekdaysThrough(after);
  for (const [day, isWorkedDay] of exceptions) {
    if (day > after && day <= through) count += isWorkedDay ? 1 : -1;
  }
  return count;
}

/** Mondays to Fridays up to a day and with it, counted from one Monday; negative before that. */
const weekdaysThrough = (day: DayNumber): number =>
  ((day - fromMonday(day)) / 7) * 5 + Math.min(fromMonday(day) + 1, 5);
