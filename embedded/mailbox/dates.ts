import { z } from 'zod';

/** Whether a text is a day of the calendar, `2013-10-01`: such texts compare and sort as they are. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const midnight = new Date(`${text}T00:00:00.000Z`);
  // `Date` reads 30/02 as 02/03.
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(text);
}

/** A day as people type it, `1/10/2013` or `01-10-2013`, or as machines write it; undefined if it is none. */
export function readTypedDay(text: string): string | undefined {
  const [, day = '', month = '', year = ''] =
    /^(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})$/.exec(text) ?? [];
  const written = year === '' ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(written) ? written : undefined;
}

const instant = z.iso.datetime({ offset: true });

/** Whether a text is an instant with its offset: `Date` reads more, some of it by the zone of this machine. */
export const isInstant = (text: string): boolean => instant.safeParse(text).success;
