import type { PlainDate } from './time';

/** Days since 01/01/1970, negative before it: what the calendar counts in, without a clock and without a zone. */
export type DayNumber = number;

/** Days of 400 years, after which the Gregorian calendar repeats itself. */
const CYCLE_DAYS = 146_097;
/** From 01/03/0000 to 01/01/1970. Years begin in March here, so that the leap day is their last. */
const EPOCH = 719_468;

const DATE = /^(\d{4,})-(\d\d)-(\d\d)$/;

/** Throws a RangeError unless the text is `YYYY-MM-DD` of a day that exists. */
export function dayNumberOf(date: PlainDate): DayNumber {
  const [, yyyy, mm, dd] = DATE.exec(date) ?? [];
  const [year, month, day] = [Number(yyyy), Number(mm), Number(dd)];
  if (!dayExists({ year, month, day })) throw new RangeError(`there is no day «${date}»`);
  return countDays(year, month, day);
}

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether the calendar has this day: 29/02 exists in some years only. */
export function dayExists({ year, month, day }: { year: number; month: number; day: number }): boolean {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 && isLeap ? 29 : (MONTH_DAYS[month - 1] ?? 0);
  return day >= 1 && day <= days;
}

function countDays(year: number, month: number, day: number): DayNumber {
  const y = month > 2 ? year : year - 1;
  const leapDays = Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
  return y * 365 + leapDays + daysBefore((month + 9) % 12) + day - 1 - EPOCH;
}

/** Days of a year before its month; March is 0. */
const daysBefore = (month: number): number => Math.floor((153 * month + 2) / 5);

export function dateOf(number: DayNumber): PlainDate {
  const days = number + EPOCH;
  const cycle = Math.floor(days / CYCLE_DAYS);
  const dayOfCycle = days - cycle * CYCLE_DAYS;
  const leapDays =
    Math.floor(dayOfCycle / 1460) - Math.floor(dayOfCycle / 36_524) + Math.floor(dayOfCycle / 146_096);
  const yearOfCycle = Math.floor((dayOfCycle - leapDays) / 365);
  const dayOfYear =
    dayOfCycle - (365 * yearOfCycle + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return plainDate({
    year: yearOfCycle + cycle * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - daysBefore(monthFromMarch) + 1,
  });
}

export const plainDate = ({ year, month, day }: { year: number; month: number; day: number }): PlainDate =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

/** 0 is Monday; 01/01/1970 was a Thursday. */
export const fromMonday = (number: DayNumber): number => (((number + 3) % 7) + 7) % 7;
