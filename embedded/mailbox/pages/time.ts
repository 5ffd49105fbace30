import { inVietnam } from '../vietnam';

/** `14/12/2013 08:00:05`, in Vietnamese time. */
export function vietnameseTime(instant: string): string {
  const { day, time } = inVietnam(instant);
  return `${vietnameseDay(day)} ${time}`;
}

/** `2013-12-14` as `14/12/2013`. */
export const vietnameseDay = (day: string): string => day.split('-').reverse().join('/');
