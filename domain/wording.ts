import { addDays, isWorkingDay, lastDay, nthWorkingDay, weekday } from './calendar';
import type { DeadlineReading, WorkingCalendar } from './plan';
import type { PlainDate } from './time';

const WEEKDAYS = ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'] as const;

/** «09/12/2026», as Vietnamese documents write a day. */
export const dayInWords = (date: PlainDate): string => date.split('-').reverse().join('/');

/** «thứ Sáu, 08/01/2027». */
export const weekdayInWords = (date: PlainDate): string =>
  `${WEEKDAYS[weekday(date)] as string}, ${dayInWords(date)}`;

/** «trước ngày 10/01/2027», in the plan's words. */
export const deadlineDayInWords = ({
  deadline,
  deadlineWords = 'trước ngày',
}: {
  deadline: PlainDate;
  deadlineWords?: string | undefined;
}): string => `${deadlineWords} ${dayInWords(deadline)}`;

/**
 * A deadline as letters print it: the plan's words, then the last day by this plan's reading, and the last working
 * day where that one is off: «trước ngày 10/01/2027 (chậm nhất hết ngày 09/01/2027; ngày làm việc cuối cùng: …)».
 */
export function deadlineInWords({
  deadline,
  reading,
  calendar,
  deadlineWords,
}: {
  deadline: PlainDate;
  reading: DeadlineReading;
  calendar: WorkingCalendar;
  deadlineWords?: string | undefined;
}): string {
  const last = lastDay(deadline, reading);
  const lastWorkingDay = isWorkingDay(last, calendar)
    ? ''
    : `; ngày làm việc cuối cùng: ${weekdayInWords(
        nthWorkingDay({ from: addDays(last, 1), n: 1, direction: -1, calendar }),
      )}`;
  return `${deadlineDayInWords({ deadline, deadlineWords })} (chậm nhất hết ngày ${dayInWords(last)}${lastWorkingDay})`;
}
