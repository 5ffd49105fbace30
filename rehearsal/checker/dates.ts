/** Days as whole numbers counted from 01/01/1970, instants as milliseconds since then: arithmetic without objects. */

export type DayNumber = number;

const DAY_MS = 86_400_000;

/** Days before a month in a year that begins in March, so that the leap day comes last. */
const daysBeforeMonth = (monthFromMarch: number): number => Math.floor((153 * monthFromMarch + 2) / 5);

/** The Gregorian calendar as a sum: 365 days a year and one more every 4th, but not every 100th, but every 400th. */
export function dayNumber({ year, month, day }: { year: number; month: number; day: number }): DayNumber {
  const y = month > 2 ? year : year - 1;
  const m = (month + 9) % 12;
  const leaps = Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
  return y * 365 + leaps + daysBeforeMonth(m) + day - 719_469;
}

/** `2013-11-10`. */
export function parseDay(text: string): DayNumber {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  return dayNumber({ year, month, day });
}

/** 0 is Monday; 01/01/1970 was a Thursday. */
export const weekdayFromMonday = (day: DayNumber): number => (((day + 3) % 7) + 7) % 7;

/** Making one takes longer than all else here. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const format =
    formats.get(timeZone) ?? new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  formats.set(timeZone, format);
  return format;
}

/** Minutes that the zone is ahead of UTC at an instant, asked of the zone's own tables. */
function minutesAhead(ms: number, timeZone: string): number {
  const parts = formatOf(timeZone).formatToParts(ms);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  const [, sign, hours, minutes] = /GMT([+-])(\d{2}):(\d{2})/.exec(name) ?? [];
  if (!sign) return 0;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/** The instant at which clocks in a zone show `time` («08:00») on a day. */
export function instantOf({
  day,
  time,
  timeZone,
}: {
  day: DayNumber;
  time: string;
  timeZone: string;
}): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const asIfUtc = day * DAY_MS + (hours * 60 + minutes) * 60_000;
  const near = asIfUtc - minutesAhead(asIfUtc, timeZone) * 60_000;
  // Once more with the offset of that very instant, for zones that change theirs.
  return asIfUtc - minutesAhead(near, timeZone) * 60_000;
}

/** The day on which clocks in a zone stand at an instant. */
export const dayAt = ({ ms, timeZone }: { ms: number; timeZone: string }): DayNumber =>
  Math.floor((ms + minutesAhead(ms, timeZone) * 60_000) / DAY_MS);

export interface OfficeCalendar {
  /** Only days off that a document has set. */
  off: ReadonlySet<DayNumber>;
  /** Days on which people work although they would be off. */
  swapped: ReadonlySet<DayNumber>;
}

export const worksOn = (day: DayNumber, { off, swapped }: OfficeCalendar): boolean =>
  swapped.has(day) || (weekdayFromMonday(day) < 5 && !off.has(day));

/** All working days in [from, to], in order: rules that count them then only have to point into a list. */
export function workingDays({
  from,
  to,
  calendar,
}: {
  from: DayNumber;
  to: DayNumber;
  calendar: OfficeCalendar;
}): DayNumber[] {
  const days: DayNumber[] = [];
  for (let day = from; day <= to; day += 1) if (worksOn(day, calendar)) days.push(day);
  return days;
}
