import { dayOf, timeOf } from '../../domain/calendar';
import { dayInWords } from '../../domain/wording';

/** «08/11/2013 14:05», in the plan's zone; in both languages, as the letters themselves write days. */
export const planTimeInWords = (at: string, timeZone: string): string =>
  `${dayInWords(dayOf({ at, timeZone }))} ${timeOf({ at, timeZone })}`;

/** Two instants, to the millisecond where they lie within one minute. */
export function twoTimesInWords([a, b]: readonly [string, string], timeZone: string): [string, string] {
  const [x, y] = [planTimeInWords(a, timeZone), planTimeInWords(b, timeZone)];
  // No zone of today is off by parts of a minute.
  const seconds = (at: string) => at.slice(16, 23);
  return x === y ? [`${x}${seconds(a)}`, `${y}${seconds(b)}`] : [x, y];
}

/** Composed letters are one code unit and one column each; nothing else is shown in a table. */
export const padded = (text: string, width: number): string => text.normalize('NFC').padEnd(width);

export const number = (value: number, width: number): string => String(value).padStart(width);
