import type { Words } from '../words/vi';

/** Dates are told in the plan's zone, whatever zone the browser is in, and written as official documents have them. */

interface Moment {
  date: string;
  time: string;
  /** 0 is Sunday. */
  weekday: number;
  /** yyyy-mm-dd */
  day: string;
}

/** Vietnam has one zone. It stands in where nothing says otherwise, such as for the instant of a draft. */
export const HOME_ZONE = 'Asia/Ho_Chi_Minh';
/** It has had no summer time since 1975. */
export const HOME_ZONE_OFFSET = '+07:00';

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  formats.set(timeZone, format);
  return format;
}

export function momentOf(instant: string, timeZone: string = HOME_ZONE): Moment {
  const parts = Object.fromEntries(
    formatOf(timeZone)
      .formatToParts(new Date(instant))
      .map(({ type, value }) => [type, value]),
  );
  const { year = '', month = '', day = '', hour = '', minute = '' } = parts;
  const plain = `${year}-${month}-${day}`;
  return {
    date: `${day}/${month}/${year}`,
    time: `${hour}:${minute}`,
    weekday: weekdayOf(plain),
    day: plain,
  };
}

/** Of a day without a zone, yyyy-mm-dd. */
const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();

export const tellDay = (words: Words, day: string): string => {
  return words.date.withWeekday(words.weekdays[weekdayOf(day)] ?? '', tellDate(day));
};

/** «08/11/2013» */
export const tellDate = (day: string): string => day.split('-').toReversed().join('/');

/** «14:32 ngày 08/11/2013» */
export const tellInstant = (words: Words, instant: string, timeZone?: string): string => {
  const { date, time } = momentOf(instant, timeZone);
  return words.date.at(time, date);
};

/** A time of day as it is typed on a stamp: 8:05, 08.05, 8h05. Undefined where it is none. */
export function timeTyped(typed: string): string | undefined {
  const [, hour = '', minute = ''] = /^\s*(\d{1,2})\s*[:.hg]\s*(\d{2})\s*$/i.exec(typed) ?? [];
  if (hour === '' || Number(hour) > 23 || Number(minute) > 59) return undefined;
  return `${hour.padStart(2, '0')}:${minute}`;
}

/** The instant of a day and a time of day in a zone. */
export function instantOf({ day, time, timeZone }: { day: string; time: string; timeZone: string }): string {
  const asIfUtc = Date.parse(`${day}T${time}:00Z`);
  const there = momentOf(new Date(asIfUtc).toISOString(), timeZone);
  const aheadMs = Date.parse(`${there.day}T${there.time}:00Z`) - asIfUtc;
  return new Date(asIfUtc - aheadMs).toISOString();
}

/** What somebody typed as a date: 8/11/2013, 08-11-2013, 8.11.13 is none. Undefined where it is no day of the calendar. */
export function dayTyped(typed: string): string | undefined {
  const [, date = '', month = '', year = ''] =
    /^\s*(\d{1,2})[/.\s-]+(\d{1,2})[/.\s-]+(\d{4})\s*$/.exec(typed) ?? [];
  if (year === '') return undefined;
  const day = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const read = new Date(`${day}T00:00:00Z`);
  // 31/02 would become a day of March.
  return Number.isNaN(read.getTime()) || read.toISOString().slice(0, 10) !== day ? undefined : day;
}
